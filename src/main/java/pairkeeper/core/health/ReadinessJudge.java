package pairkeeper.core.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pairkeeper.core.health.Readiness.Act;
import pairkeeper.core.health.Readiness.Kind;
import pairkeeper.core.health.Readiness.Reason;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.PgFeature;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.core.postgres.WatchRow.Replaying;

/**
 * Judges what could be done with a pair: takes the verdict's reasons over where they stand in the
 * way, and adds only what matters to nobody but who wants to act.
 */
final class ReadinessJudge {
  /** Reasons of the verdict that stand in the way wherever they were seen. */
  private static final Set<String> OF_THE_PAIR = Set.of("split-brain", "primary-in-recovery");

  /** Reasons of the verdict that stand in the way when they are the target's own. */
  private static final Set<String> OF_THE_TARGET =
      Set.of(
          "diverged",
          "wrote-apart",
          "not-set-up",
          "standby-silent",
          "not-streaming",
          "replay-paused");

  /** Reasons of the verdict for which nothing is known. */
  private static final Set<String> UNKNOWN = Set.of("not-seen", "stale");

  /** Reasons of the verdict because of which a server has something to come back from. */
  private static final Set<String> APART = Set.of("diverged", "wrote-apart", "split-brain");

  private final Pair pair;
  private final Instance primary;
  private final Optional<Instance> target;
  private final Verdict verdict;
  private final Optional<WatchRow> primaryRow;
  private final Optional<WatchRow> targetRow;
  private final Optional<PrimarySeen> seen;
  private final Thresholds limits;
  private List<Reason> against;
  private List<Reason> open;
  private List<Text> unread;

  ReadinessJudge(Judgement judgement, PrimarySeen seen, Thresholds limits) {
    this.pair = judgement.pair();
    this.primary = pair.primary();
    this.target = pair.standby();
    this.verdict = judgement.verdict();
    this.primaryRow = row(judgement, primary);
    this.targetRow = target.flatMap(t -> row(judgement, t));
    // what was seen of a server that is primary no more says nothing of this one
    this.seen = Optional.ofNullable(seen).filter(s -> s.server().equals(primary.id()));
    this.limits = limits;
  }

  private static Optional<WatchRow> row(Judgement judgement, Instance server) {
    return Optional.ofNullable(judgement.newest().get(server.id())).map(Observation::row);
  }

  /** Whether the standby could take over if the primary failed now, or has failed. */
  Readiness failover() {
    begin();
    promotion();
    verdict.reasons().stream()
        .filter(r -> r.id().equals("lag") && r.kind() == Verdict.Kind.CRITICAL && ofTarget(r))
        .forEach(this::takeOver);
    loss();
    return end(Act.FAILOVER);
  }

  /** Whether the roles could be exchanged now. */
  Readiness switchover() {
    begin();
    promotion();
    verdict.reasons().stream()
        .filter(r -> r.id().equals("primary-silent") || (r.id().equals("lag") && ofTarget(r)))
        .forEach(this::takeOver);
    boolean backup =
        primaryRow
            .map(p -> p.senders().stream().anyMatch(s -> s.state().equals("backup")))
            .orElse(false);
    if (backup) {
      against("backup-running", Text.of("health.ready.backup-running"), primary.name());
    }
    boolean old =
        !pair.postgresMajor().isEmpty()
            && !PgMajor.parse(pair.postgresMajor()).has(PgFeature.STANDBY_SIGNAL);
    if (old) {
      against(
          "old-major", Text.of("health.ready.old-major", "major", pair.postgresMajor()), "console");
    }
    unread.add(Text.of("health.ready.unread.switchover"));
    return end(Act.SWITCHOVER);
  }

  /** Whether a server waits to come back and the primary could take it. */
  Readiness rejoin() {
    begin();
    boolean fenced = pair.fenced().isPresent();
    boolean apart =
        fenced
            || targetWrites()
            || verdict.reasons().stream().anyMatch(r -> APART.contains(r.id()));
    if (!apart) {
      against("nothing-to-rejoin", Text.of("health.ready.nothing-to-rejoin"), "console");
      return end(Act.REJOIN);
    }
    verdict.reasons().stream()
        .filter(r -> r.id().equals("primary-silent") || r.id().equals("primary-in-recovery"))
        .forEach(this::takeOver);
    open("way-unread", Text.of("health.ready.way-unread"));
    return end(Act.REJOIN);
  }

  private void begin() {
    against = new ArrayList<>();
    open = new ArrayList<>();
    unread = new ArrayList<>();
    verdict.reasons().stream()
        .filter(r -> UNKNOWN.contains(r.id()))
        .forEach(r -> open.add(new Reason(r.id(), r.text(), r.source())));
  }

  /** What was seen long ago is told, but decides nothing; that there is no standby stays so. */
  private Readiness end(Act act) {
    boolean old = open.stream().anyMatch(r -> UNKNOWN.contains(r.id())) && target.isPresent();
    var reasons = new ArrayList<Reason>(old || against.isEmpty() ? open : List.of());
    reasons.addAll(against);
    Kind kind =
        old || (against.isEmpty() && !open.isEmpty())
            ? Kind.UNKNOWN
            : against.isEmpty() ? Kind.READY : Kind.NOT_READY;
    return new Readiness(act, kind, reasons, unread, verdict.asOf());
  }

  /** What must hold for a standby that is to become primary, by whichever way. */
  private void promotion() {
    if (target.isEmpty()) {
      against("no-standby", Text.of("health.no-standby"), "console");
      return;
    }
    verdict.reasons().stream()
        .filter(
            r -> OF_THE_PAIR.contains(r.id()) || (OF_THE_TARGET.contains(r.id()) && ofTarget(r)))
        .forEach(this::takeOver);
    if (against.stream().anyMatch(r -> r.id().equals("not-streaming"))) {
      verdict.reasons().stream().filter(r -> r.id().equals("slot-lost")).forEach(this::takeOver);
    }
    targetRow.ifPresent(this::standby);
  }

  private void standby(WatchRow row) {
    String name = target.orElseThrow().name();
    if (!(row.activity() instanceof Replaying replaying)) {
      // two that write, and one of another system, are reasons of the verdict already
      if (against.isEmpty()) {
        against("target-writes", Text.of("health.ready.target-writes", "server", name), name);
      }
      return;
    }
    // while nothing tells it (up to 11) it may be in the way
    if (replaying.applyDelay().isEmpty()) {
      unread.add(Text.of("health.ready.unread.apply-delay", "server", name));
    } else if (replaying.applyDelay().get().compareTo(Duration.ZERO) > 0) {
      var seconds = replaying.applyDelay().get().toSeconds();
      against(
          "apply-delay",
          Text.of("health.ready.apply-delay", "server", name, "seconds", seconds),
          name);
    }
    sameHistory(row, name);
  }

  private void sameHistory(WatchRow row, String name) {
    Optional<Long> theirs =
        primaryRow
            .map(p -> p.timeline().map(Timeline::id))
            .orElse(seen.map(PrimarySeen::timeline).filter(t -> t > 0));
    Optional<Long> own = row.timeline().map(Timeline::id);
    boolean other =
        primaryRow.isEmpty()
            && seen.map(s -> !s.systemIdentifier().equals(row.systemIdentifier())).orElse(false);
    if (other) {
      against(
          "not-set-up",
          Text.of("health.other-system", "server", name, "primary", primary.name()),
          name);
    } else if (theirs.isEmpty() || own.isEmpty()) {
      open("timeline-unknown", Text.of("health.ready.timeline-unknown", "server", name));
    } else if (!theirs.equals(own) && against.stream().noneMatch(r -> r.id().equals("diverged"))) {
      var args =
          Map.<String, Object>of(
              "server", name, "standbyTimeline", own.get(), "primaryTimeline", theirs.get());
      against("other-timeline", new Text("health.ready.other-timeline", args), name);
    }
  }

  /** What a silent primary was seen to have written counts. */
  private void loss() {
    Optional<Lsn> received =
        targetRow.flatMap(row ->
            row.activity() instanceof Replaying replaying
                ? replaying.received()
                : Optional.empty());
    if (received.isEmpty() || seen.map(PrimarySeen::peakBytesPerSecond).isEmpty()) {
      if (open.isEmpty() && against.isEmpty()) {
        open("loss-unknown", Text.of("health.ready.loss-unknown", "server", primary.name()));
      }
    } else if (primaryRow.isEmpty()) {
      long missing = seen.get().position().minus(received.get());
      if (missing > limits.criticalBytes()) {
        String name = target.orElseThrow().name();
        against("lacks", Text.of("health.ready.lacks", "server", name, "bytes", missing), name);
      }
    }
  }

  private boolean targetWrites() {
    return targetRow.map(r -> !r.inRecovery()).orElse(false);
  }

  private boolean ofTarget(Verdict.Reason reason) {
    return target.map(t -> t.name().equals(reason.source())).orElse(false);
  }

  private void takeOver(Verdict.Reason reason) {
    if (reason.text().key().equals("health.not-discovered")) {
      open.add(new Reason("not-discovered", reason.text(), reason.source()));
      return;
    }
    against(reason.id(), reason.text(), reason.source());
  }

  private void against(String id, Text text, String source) {
    against.add(new Reason(id, text, source));
  }

  private void open(String id, Text text) {
    if (open.stream().noneMatch(r -> r.id().equals(id))) {
      open.add(new Reason(id, text, "console"));
    }
  }
}
