package pairkeeper.ops.failover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.PrimarySeen;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.core.runbook.Death;
import pairkeeper.core.runbook.FailoverFacts;
import pairkeeper.core.runbook.FurtherStandbys;
import pairkeeper.core.runbook.Loss;
import pairkeeper.ops.access.Aside;
import pairkeeper.ops.discovery.FurtherReader;
import pairkeeper.ops.inventory.FencingNumbers;
import pairkeeper.ops.inventory.Hooks;
import pairkeeper.ops.monitoring.PairStatus;
import pairkeeper.ops.monitoring.StatusBoard;

/** Puts together what a failover is decided on: evidence, last good look, loss. */
@ApplicationScoped
public class FailoverReader {
  private StatusBoard board;
  private FencingNumbers numbers;
  private Hooks hooks;
  private FurtherReader further;
  private Aside aside;

  protected FailoverReader() {}

  @Inject
  FailoverReader(
      StatusBoard board, FencingNumbers numbers, Hooks hooks, FurtherReader further, Aside aside) {
    this.board = board;
    this.numbers = numbers;
    this.hooks = hooks;
    this.further = further;
    this.aside = aside;
  }

  FailoverFacts facts(Pair pair, Instance target, Evidence evidence) {
    return facts(pair, target, evidence, null);
  }

  /**
   * What a failover would be decided on.
   *
   * @param target which of its standbys is to become primary
   * @param failure when the primary is taken to have failed where it has not, or null
   */
  FailoverFacts facts(Pair pair, Instance target, Evidence evidence, Instant failure) {
    Instance old = pair.primary();
    Optional<PrimarySeen> seen = board.primary(pair.id()).filter(s -> s.server().equals(old.id()));
    return new FailoverFacts(
        pair,
        old,
        target,
        evidence.standby(),
        seen.map(PrimarySeen::systemIdentifier).orElse(""),
        seen.map(PrimarySeen::timeline).orElse(0L),
        evidence.death(),
        Loss.estimate(
            seen(seen, failure == null ? silence(seen, evidence) : failure),
            received(evidence.standby().found())),
        numbers.of(pair.id()),
        hooks.of(pair.id()),
        seen.map(PrimarySeen::synchronousNames).orElse(""),
        FurtherStandbys.none(),
        List.of());
  }

  /**
   * The same with the further standbys asked while the evidence is gathered: a silent one takes a
   * while.
   *
   * @param failure asked after the evidence, as in {@link #facts}
   */
  FailoverFacts whole(
      Pair pair, Instance target, Supplier<Evidence> evidence, Supplier<Instant> failure) {
    if (FurtherStandbys.of(pair, target).isEmpty()) {
      return facts(pair, target, evidence.get(), failure.get());
    }
    return aside.asking(
        () -> further.read(pair, target),
        others -> facts(pair, target, evidence.get(), failure.get()).with(others.get()));
  }

  /**
   * What a failover would lose at most if the primary failed now, or has failed, as far as watching
   * knows.
   */
  LossEstimate lossNow(PairStatus status, Instant now) {
    Pair pair = status.pair();
    Optional<PrimarySeen> seen =
        board.primary(pair.id()).filter(s -> s.server().equals(pair.primary().id()));
    Lsn received =
        pair.standby()
            .map(standby -> status.newest().get(standby.id()))
            .filter(Observation::answered)
            .flatMap(FailoverReader::received)
            .orElse(null);
    return Loss.estimate(seen(seen, now), received);
  }

  /** By the evidence, when watching has not looked again since the death; else null. */
  private static Instant silence(Optional<PrimarySeen> seen, Evidence evidence) {
    Instant since = evidence.death().silentSince(Death.Viewpoint.CONSOLE_SQL);
    boolean after = since != null && seen.isPresent() && since.isAfter(seen.get().seenAt());
    return after ? since : null;
  }

  private static Optional<Lsn> received(Observation standby) {
    return switch (standby.row().activity()) {
      case WatchRow.Replaying replaying -> replaying.received();
      case WatchRow.Writing writing -> Optional.empty();
    };
  }

  private static Loss.Seen seen(Optional<PrimarySeen> seen, Instant failure) {
    return seen.map(s ->
            new Loss.Seen(
                s.position(),
                s.seenAt(),
                s.firstFailureAt() == null ? failure : s.firstFailureAt(),
                s.peakBytesPerSecond()))
        .orElse(new Loss.Seen(null, null, null, null));
  }

  private static Lsn received(Optional<ServerFacts> target) {
    return target
        .flatMap(ServerFacts::live)
        .map(ServerFacts.Live::lsn)
        .filter(lsn -> !lsn.isEmpty())
        .map(Lsn::parse)
        .orElse(null);
  }
}
