package pairkeeper.core.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.health.Verdict.Kind;
import pairkeeper.core.health.Verdict.Reason;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.LogLines;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.core.postgres.WatchRow.Replaying;
import pairkeeper.core.postgres.WatchRow.Writing;

/** Judges a pair from the newest observation of each of its servers. */
public final class Judge {
  private final Pair pair;

  /** The expected primary. */
  private final Instance expected;

  private final Map<UUID, Observation> seen;
  private final Thresholds limits;
  private final Instant now;
  private final List<Reason> reasons = new ArrayList<>();

  /** Servers without which nothing can be said; a fenced one may be silent. */
  private final List<Instance> watched = new ArrayList<>();

  private final List<Instance> standbys = new ArrayList<>();

  private Judge(Pair pair, Map<UUID, Observation> seen, Thresholds limits, Instant now) {
    this.pair = pair;
    this.expected = pair.primary();
    this.seen = seen;
    this.limits = limits;
    this.now = now;
    for (Instance server : pair.servers()) {
      if (server.role() != Role.FENCED) {
        watched.add(server);
      }
      if (server.role() == Role.STANDBY) {
        standbys.add(server);
      }
    }
  }

  /**
   * The verdict; never green on what is old or was not seen.
   *
   * @param seen newest observation by server
   */
  public static Verdict judge(
      Pair pair, Map<UUID, Observation> seen, Thresholds limits, Instant now) {
    return new Judge(pair, seen, limits, now).verdict();
  }

  private Verdict verdict() {
    Instant asOf = oldest();
    if (asOf == null || watched.stream().anyMatch(s -> !seen.containsKey(s.id()))) {
      add("not-seen", Kind.UNKNOWN, Text.of("health.not-seen"), "console");
      return result(null, null, asOf);
    }
    if (Duration.between(asOf, now).compareTo(limits.stale()) > 0) {
      add("stale", Kind.UNKNOWN, Text.of("health.stale", "time", asOf.toString()), "console");
    }
    silent();
    pair.servers().forEach(this::spared);
    writable();
    apart();
    var primary = sample(expected);
    primary.ifPresent(p -> slots(expected, p));
    primary.ifPresent(this::synchronous);
    List<Lag> lags = new ArrayList<>();
    for (Instance standby : standbys) {
      sample(standby).ifPresent(s -> standby(standby, s, primary, lags));
    }
    watched.forEach(this::refused);
    pair.servers().forEach(this::log);
    if (standbys.isEmpty()) {
      add("no-standby", Kind.NO_STANDBY, Text.of("health.no-standby"), "console");
    }
    Lag worst = lags.stream().max(Comparator.comparingLong(Lag::bytes)).orElse(null);
    return result(
        worst == null ? null : worst.bytes(), worst == null ? null : worst.seconds(), asOf);
  }

  private record Lag(long bytes, Double seconds) {}

  /** When that server was seen whose last look is longest ago; null when none was. */
  private Instant oldest() {
    Instant oldest = null;
    for (Instance server : watched) {
      Observation o = seen.get(server.id());
      if (o != null && (oldest == null || o.at().isBefore(oldest))) {
        oldest = o.at();
      }
    }
    return oldest;
  }

  private void silent() {
    for (Instance server : watched) {
      Observation o = seen.get(server.id());
      if (!o.answered() && neverSetUp(server, o)) {
        add("not-set-up", Kind.NO_STANDBY, names("health.not-running-yet", server), server.name());
      } else if (!o.answered()) {
        String id = server.role() == Role.PRIMARY ? "primary-silent" : "standby-silent";
        add(id, Kind.CRITICAL, o.problem(), server.name());
      }
    }
  }

  /** Nothing runs there, and the primary keeps nothing for anybody: most likely it is new. */
  private boolean neverSetUp(Instance server, Observation o) {
    return server.role() == Role.STANDBY
        && o.problem().key().equals("remote.sql-no-socket")
        && sample(expected).map(p -> !p.inRecovery() && p.slots().isEmpty()).orElse(false);
  }

  /** Whoever else acted there knows the roles better than this console. */
  private void spared(Instance server) {
    Optional.ofNullable(seen.get(server.id()))
        .flatMap(Observation::spared)
        .ifPresent(why -> add("order-overtaken", Kind.CRITICAL, why, server.name()));
  }

  private Text names(String key, Instance server) {
    return Text.of(key, "server", server.name(), "primary", expected.name());
  }

  /** A fenced server that accepts writes again counts as much as any other. */
  private void writable() {
    List<Instance> writable = new ArrayList<>();
    for (Instance server : pair.servers()) {
      Observation o = seen.get(server.id());
      if (o != null && o.answered() && !o.row().inRecovery()) {
        writable.add(server);
      }
    }
    if (writable.size() > 1) {
      String names = String.join(", ", writable.stream().map(Instance::name).toList());
      long systems =
          writable.stream().map(s -> sample(s).get().systemIdentifier()).distinct().count();
      if (systems == 1) {
        add(
            "split-brain",
            Kind.SPLIT_BRAIN,
            Text.of("health.split-brain", "servers", names),
            names);
      }
    }
    sample(expected)
        .filter(WatchRow::inRecovery)
        .ifPresent(
            s -> add("primary-in-recovery", Kind.CRITICAL, inRecovery(writable), expected.name()));
  }

  /** However well it follows by now: what it wrote by itself is still there. */
  private void apart() {
    for (Instance server : pair.servers()) {
      server
          .wroteApart()
          .ifPresent(at -> {
            var args =
                Map.<String, Object>of(
                    "server", server.name(), "primary", expected.name(), "time", at.toString());
            add("wrote-apart", Kind.DIVERGED, new Text("health.wrote-apart", args), server.name());
          });
    }
  }

  private Text inRecovery(List<Instance> writable) {
    String primary = expected.name();
    if (writable.isEmpty()) {
      return Text.of("health.primary-in-recovery", "server", primary);
    }
    String other = writable.get(0).name();
    return Text.of("health.roles-swapped", "server", primary, "other", other);
  }

  private void standby(Instance server, WatchRow s, Optional<WatchRow> primary, List<Lag> lags) {
    if (primary.map(p -> !p.systemIdentifier().equals(s.systemIdentifier())).orElse(false)) {
      boolean fresh = !s.inRecovery();
      add(
          "not-set-up",
          fresh ? Kind.NO_STANDBY : Kind.DIVERGED,
          names(fresh ? "health.not-set-up" : "health.other-system", server),
          server.name());
      return;
    }
    if (!(s.activity() instanceof Replaying replaying)) {
      return;
    }
    if (replaying.paused()) {
      add(
          "replay-paused",
          Kind.WARNING,
          Text.of("health.replay-paused", "server", server.name()),
          server.name());
    }
    if (primary.isEmpty()) {
      return;
    }
    WatchRow p = primary.get();
    boolean streaming = replaying.receiver().map(r -> r.status().equals("streaming")).orElse(false);
    if (!streaming && diverged(p, s, replaying)) {
      add(
          "diverged",
          Kind.DIVERGED,
          Text.of(
              "health.diverged",
              "server",
              server.name(),
              "standbyTimeline",
              number(s),
              "primaryTimeline",
              number(p)),
          server.name());
    } else if (!streaming) {
      add(
          "not-streaming",
          Kind.CRITICAL,
          Text.of("health.not-streaming", "server", server.name()),
          server.name());
    }
    if (p.activity() instanceof Writing writing) {
      replaying
          .replayed()
          .ifPresent(at -> lags.add(lag(server, writing.current(), at, s, replaying)));
    }
  }

  /** A standby of a later branch, or one that is ahead of its primary, holds other data. */
  private static boolean diverged(WatchRow p, WatchRow s, Replaying replaying) {
    if (!(p.activity() instanceof Writing writing)) {
      return false;
    }
    boolean ahead = replaying.received().map(r -> r.isAfter(writing.current())).orElse(false);
    return number(s) > number(p) || (number(s) == number(p) && ahead);
  }

  private static long number(WatchRow row) {
    return row.timeline().map(t -> t.id()).orElse(0L);
  }

  private Lag lag(Instance server, Lsn current, Lsn replayed, WatchRow s, Replaying replaying) {
    long bytes = Math.max(0, current.minus(replayed));
    Double seconds = bytes == 0 ? Double.valueOf(0) : age(s, replaying);
    boolean old = seconds != null && seconds > limits.criticalLag().toSeconds();
    boolean critical = bytes > limits.criticalBytes() || (old && bytes > limits.warnBytes());
    boolean warn = bytes > limits.warnBytes() || (replaying.paused() && bytes > 0);
    if (critical || warn) {
      add(
          "lag",
          critical ? Kind.CRITICAL : Kind.WARNING,
          Text.of("health.lag", "server", server.name(), "bytes", bytes),
          server.name());
    }
    return new Lag(bytes, seconds);
  }

  private static Double age(WatchRow s, Replaying replaying) {
    return replaying
        .lastTransaction()
        .map(last -> Math.max(0, Duration.between(last, s.readAt()).toMillis() / 1000.0))
        .orElse(null);
  }

  private void slots(Instance server, WatchRow p) {
    Lsn current = p.activity() instanceof Writing writing ? writing.current() : null;
    for (WatchRow.Slot slot : p.slots()) {
      long held =
          current == null ? 0 : slot.restart().map(r -> Math.max(0, current.minus(r))).orElse(0L);
      var args = Map.<String, Object>of("slot", slot.name(), "heldBytes", held);
      if (slot.walStatus().equals("lost")) {
        add("slot-lost", Kind.CRITICAL, new Text("health.slot-lost", args), server.name());
      } else if (slot.walStatus().equals("unreserved")
          || slot.safeBytes().map(b -> b < limits.slotLeftBytes()).orElse(false)) {
        add(
            "slot-nearly-lost",
            Kind.CRITICAL,
            Text.of(
                "health.slot-nearly-lost",
                "slot",
                slot.name(),
                "leftBytes",
                Math.max(0, slot.safeBytes().orElse(0L))),
            server.name());
      } else if (!slot.active()) {
        add("slot-idle", Kind.WARNING, new Text("health.slot-idle", args), server.name());
      }
    }
  }

  /** It is seen all the same, so this turns nothing red. */
  private void refused(Instance server) {
    seen.get(server.id())
        .refused()
        .ifPresent(r -> {
          var args =
              Map.<String, Object>of(
                  "server", server.name(),
                  "role", r.role(),
                  "user", server.osUser(),
                  "said", r.said());
          add("role-refused", Kind.WARNING, new Text("health.role-refused", args), server.name());
        });
  }

  private void log(Instance server) {
    Observation o = seen.get(server.id());
    List<LogTrouble> recent =
        o == null || o.log().isEmpty()
            ? List.of()
            : o.log().stream()
                .filter(t -> t.readAt().isAfter(now.minus(limits.log())))
                .filter(t -> !isOver(o, t))
                .toList();
    if (!recent.isEmpty()) {
      add(
          "log-errors",
          Kind.WARNING,
          Text.of(
              "health.log-errors",
              "server",
              server.name(),
              "count",
              recent.size(),
              "said",
              recent.getLast().line()),
          server.name());
    }
  }

  /** Who is primary by now has no receiver any more: the old primary's death is not its trouble. */
  private static boolean isOver(Observation o, LogTrouble trouble) {
    return o.answered() && !o.row().inRecovery() && LogLines.isOfReceiver(trouble.line());
  }

  private void synchronous(WatchRow p) {
    boolean waitsForNothing =
        !p.synchronousStandbyNames().isEmpty()
            && (p.synchronousCommit().equals("local") || p.synchronousCommit().equals("off"));
    if (waitsForNothing) {
      add(
          "not-synchronous",
          Kind.WARNING,
          Text.of(
              "health.not-synchronous",
              "names",
              p.synchronousStandbyNames(),
              "commit",
              p.synchronousCommit()),
          expected.name());
    }
  }

  private Optional<WatchRow> sample(Instance server) {
    return Optional.ofNullable(seen.get(server.id())).map(Observation::row);
  }

  private void add(String id, Kind kind, Text text, String source) {
    reasons.add(new Reason(id, kind, text, source));
  }

  private Verdict result(Long bytes, Double seconds, Instant asOf) {
    reasons.sort(Comparator.comparing(Reason::kind));
    Kind kind = reasons.isEmpty() ? Kind.HEALTHY : reasons.getFirst().kind();
    return new Verdict(kind, reasons, bytes, seconds, asOf);
  }
}
