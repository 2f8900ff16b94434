package pairkeeper.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Decision.Kind;

/**
 * Decides what becomes of the due times since the last decided one. Asked again with what it
 * decided, it never says anything twice; what it doesn't mention is undecided and waits.
 */
public final class Decisions {
  /** More than so many are not looked at singly. */
  static final int SINGLY = 20_000;

  /** With {@link MissedRule#ALL}, more than so many don't wait. */
  static final int WAITING = 100;

  private final DueTimes times;
  private final Rules rules;
  private final Optional<Busy> busy;
  private final Instant now;

  private Decisions(DueTimes times, Rules rules, Optional<Busy> busy, Instant now) {
    this.times = times;
    this.rules = rules;
    this.busy = busy;
    this.now = now;
  }

  /**
   * The decisions on all due times after {@code decided} and not after {@code now}, in order; at
   * most one of them is a run. Those that wait for a run to end are not among them: ask again then.
   *
   * @param decided the last due time that was decided, or when the job was made or continued
   * @param busy the newest run of the job, if there was one
   */
  public static List<Decision> decide(
      DueTimes times, Rules rules, Instant decided, Optional<Busy> busy, Instant now) {
    boolean goesOn = busy.map(Busy::goesOn).orElse(false);
    return goesOn && rules.queues()
        ? List.of()
        : new Decisions(times, rules, busy, now).since(decided);
  }

  /** One decision for all of them, for example for the time of a pause. */
  public static Optional<Decision> skip(DueTimes times, Instant decided, Instant now, Text why) {
    return new Decisions(times, Rules.USUAL, Optional.empty(), now)
        .together(decided, now, Kind.SKIPPED, why);
  }

  private List<Decision> since(Instant decided) {
    List<Due> dues = times.newest(decided, now, SINGLY);
    var all = new ArrayList<Decision>();
    if (dues.size() == SINGLY) {
      together(
              decided,
              dues.getFirst().at().minusNanos(1),
              Kind.MISSED,
              Text.of("schedule.why.many"))
          .ifPresent(all::add);
    }
    all.addAll(joined(dues));
    return List.copyOf(all);
  }

  private Optional<Decision> together(Instant after, Instant upTo, Kind kind, Text why) {
    long count = times.count(after, upTo);
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Decision(
                kind,
                times.newest(after, upTo, 1).getLast().at(),
                times.next(after).orElseThrow().at(),
                count,
                Optional.of(why)));
  }

  private List<Decision> joined(List<Due> dues) {
    List<Optional<Decision>> without = dues.stream().map(this::leftOut).toList();
    long startable = without.stream().filter(Optional::isEmpty).count();
    Instant last = null;
    for (int i = 0; i < dues.size(); i++) {
      last = without.get(i).isEmpty() ? dues.get(i).at() : last;
    }
    var all = new ArrayList<Decision>();
    for (int i = 0; i < dues.size(); i++) {
      Instant due = dues.get(i).at();
      Decision next = without.get(i).orElse(null);
      if (next == null) {
        startable--;
        next = start(due, startable, last);
      }
      add(all, next);
      if (next.kind() == Kind.RUN && rules.missed() == MissedRule.ALL) {
        return all; // the others wait for their turn
      }
    }
    return all;
  }

  private static void add(List<Decision> all, Decision next) {
    Optional<Decision> both = all.isEmpty() ? Optional.empty() : all.getLast().and(next);
    if (both.isPresent()) {
      all.removeLast();
    }
    all.add(both.orElse(next));
  }

  /** The decision on a due time that starts nothing, whatever became of the others. */
  private Optional<Decision> leftOut(Due due) {
    if (due.closed().isPresent()) {
      return left(due.at(), Kind.SKIPPED, due.closed().get());
    }
    boolean during = busy.map(b -> b.at(due.at())).orElse(false);
    if (during && !rules.queues()) {
      return left(due.at(), Kind.SKIPPED, Text.of("schedule.why.overlap"));
    }
    Duration late = late(due.at());
    if (late.compareTo(rules.limit()) > 0) {
      return left(due.at(), Kind.MISSED, tooLate());
    }
    // what was agreed for a window does not start after it
    boolean over =
        late.compareTo(Rules.ON_TIME) > 0 || !late.equals(Duration.between(due.at(), now));
    if (over && times.windows().against(now, times.zone()).isPresent()) {
      return left(due.at(), Kind.MISSED, Text.of("schedule.why.window-over"));
    }
    // late, and meanwhile somebody started it by hand
    return busy.filter(Busy::goesOn)
        .flatMap(b -> left(due.at(), Kind.SKIPPED, Text.of("schedule.why.overlap")));
  }

  private Text tooLate() {
    return rules.missed() == MissedRule.SKIP
        ? Text.of("schedule.why.missed")
        : Text.of("schedule.why.late", "limitSeconds", rules.limit().toSeconds());
  }

  private Decision start(Instant due, long after, Instant last) {
    if (rules.missed() == MissedRule.ALL) {
      return after < WAITING
          ? run(due)
          : one(due, Kind.MISSED, Text.of("schedule.why.queue", "n", WAITING));
    }
    return after == 0
        ? run(due)
        : one(due, Kind.MERGED, Text.of("schedule.why.merged", "due", last));
  }

  private Decision run(Instant due) {
    Duration late = Duration.between(due, now);
    Optional<Text> why = Optional.empty();
    if (busy.map(b -> b.at(due)).orElse(false)) {
      why = Optional.of(Text.of("schedule.why.waited", "lateSeconds", late.toSeconds()));
    } else if (late.compareTo(Rules.ON_TIME) > 0) {
      why = Optional.of(Text.of("schedule.why.made-up", "lateSeconds", late.toSeconds()));
    }
    return new Decision(Kind.RUN, due, due, 1, why);
  }

  private Duration late(Instant due) {
    return busy.map(b -> b.late(due, now)).orElse(Duration.between(due, now));
  }

  private static Optional<Decision> left(Instant due, Kind kind, Text why) {
    return Optional.of(one(due, kind, why));
  }

  private static Decision one(Instant due, Kind kind, Text why) {
    return new Decision(kind, due, due, 1, Optional.of(why));
  }
}
