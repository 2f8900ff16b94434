package pairkeeper.core.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.core.postgres.WatchRow.Replaying;
import pairkeeper.core.postgres.WatchRow.Writing;

/** A healthy pair whose last look can be changed in one way after the other. */
final class SeenPair {
  static final Instant NOW = Instant.parse("2026-11-20T02:12:40Z");
  private static final HealthyPair HEALTHY = HealthyPair.of(1, new UUID(9, 1), new UUID(9, 2));
  static final UUID P = HEALTHY.pair().primary().id();
  static final UUID S = HEALTHY.pair().standby().orElseThrow().id();
  private static final Thresholds LIMITS = Thresholds.usual();

  final Map<UUID, Observation> newest = new HashMap<>(HEALTHY.seen(NOW));
  PrimarySeen seen = seen(1, 100_000, 1_000.0);
  private Pair pair = HEALTHY.pair();

  Outlook outlook(Instant now) {
    return Outlook.of(Judgement.of(pair, newest, LIMITS, now), seen, LIMITS);
  }

  Readiness failover(Instant now) {
    return outlook(now).failover();
  }

  static PrimarySeen seen(long timeline, long position, Double peak) {
    return new PrimarySeen(P, "7312", timeline, new Lsn(position), NOW, null, peak);
  }

  /** Its second server was fenced. */
  SeenPair fenced() {
    pair = HEALTHY.fenced().pair();
    return this;
  }

  void silent(UUID server, Text why) {
    newest.put(server, new Observation(server, NOW, null, why));
  }

  void standby(UnaryOperator<Replaying> change) {
    newest.computeIfPresent(
        S, (id, o) -> with(o, change.apply((Replaying) o.row().activity()), List.of()));
  }

  void standbyWrites() {
    newest.computeIfPresent(S, (id, o) -> with(o, new Writing(new Lsn(100_000)), List.of()));
  }

  void writes(long position) {
    newest.computeIfPresent(P, (id, o) -> with(o, new Writing(new Lsn(position)), List.of()));
  }

  void primarySends(String state) {
    newest.computeIfPresent(P, (id, o) -> with(o, o.row().activity(), List.of(sender(state))));
  }

  static Replaying replaying(
      Replaying r, String pause, Optional<Duration> delay, Optional<WatchRow.Receiver> receiver) {
    return new Replaying(r.received(), r.replayed(), pause, r.lastTransaction(), delay, receiver);
  }

  private static WatchRow.Sender sender(String state) {
    var none = Optional.<Lsn>empty();
    var lags = new WatchRow.Lags(Optional.empty(), Optional.empty(), Optional.empty());
    return new WatchRow.Sender(
        7, "pg_basebackup", "", state, none, none, none, none, "async", lags, Optional.empty());
  }

  private static Observation with(
      Observation o, WatchRow.Activity activity, List<WatchRow.Sender> senders) {
    WatchRow r = o.row();
    var row =
        new WatchRow(
            r.serverVersionNum(),
            r.systemIdentifier(),
            r.startedAt(),
            r.readAt(),
            r.timeline(),
            activity,
            senders,
            r.slots(),
            "",
            "on");
    return new Observation(o.server(), NOW, row, null);
  }
}
