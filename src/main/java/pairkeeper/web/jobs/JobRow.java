package pairkeeper.web.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Run;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.ScheduleWords;
import pairkeeper.ops.jobs.JobList.Listed;

/**
 * One job in a list.
 *
 * @param group how it stands, the worst first
 * @param words its schedule in parts; empty when it is only started by hand
 * @param times when it is due; empty when only people start it
 * @param next when it starts next, or null
 */
public record JobRow(
    Listed of, Group group, List<Text> words, Optional<DueTimes> times, Instant next) {

  /** How a job stands; its icon. */
  public enum Group {
    FAILED("block"),
    WAITING("person"),
    LATE("watch"),
    MISSED("watch"),
    RUNNING("run"),
    PAUSED("paused"),
    NEW("todo"),
    DONE("ok");

    private final String mark;

    Group(String mark) {
      this.mark = mark;
    }

    public String mark() {
      return mark;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person has to look at it. */
    boolean needsPerson() {
      return this == FAILED || this == WAITING;
    }
  }

  static JobRow of(Listed listed, Instant now) {
    Job job = listed.job();
    Optional<DueTimes> times = job.timetable().times(listed.zone());
    Instant due = times.flatMap(t -> t.nextStart(now)).map(Due::at).orElse(null);
    Instant next = job.paused() ? null : job.retry() == null ? due : job.retry().at();
    List<Text> words = times.map(t -> ScheduleWords.of(t.schedule())).orElse(List.of());
    return new JobRow(listed, group(job, listed.last(), listed.decided()), words, times, next);
  }

  private static Group group(Job job, Run last, Occurrence decided) {
    Group otherwise = job.paused() ? Group.PAUSED : behind(job, last, decided);
    if (last == null) {
      return otherwise == null ? Group.NEW : otherwise;
    }
    return switch (last.state()) {
      case PLANNED, RUNNING, INTERRUPTED -> Group.RUNNING;
      case AWAITING_APPROVAL, AWAITING_PERSON -> Group.WAITING;
      case FAILED, ABANDONED -> job.paused() ? Group.PAUSED : Group.FAILED;
      case SUCCEEDED -> otherwise == null ? Group.DONE : otherwise;
    };
  }

  private static Group behind(Job job, Run last, Occurrence decided) {
    if (job.waiting() != null) {
      return Group.LATE;
    }
    return missed(last, decided) ? Group.MISSED : null;
  }

  /** Whether its newest due time came to nothing that was wanted, and nothing has run since. */
  private static boolean missed(Run last, Occurrence decided) {
    return decided != null
        && decided.missed()
        && (last == null || last.createdAt().isBefore(decided.due()));
  }

  public UUID id() {
    return of.job().id();
  }

  public String name() {
    return of.job().name();
  }

  public String kind() {
    return of.job().settings().kind();
  }

  public boolean paused() {
    return of.job().paused();
  }

  /** Why it has not started yet, why it was not started, or what its last run said; or null. */
  public Text said() {
    if (of.job().waiting() != null) {
      return of.job().waiting();
    }
    if (group == Group.MISSED) {
      return of.decided().why();
    }
    return of.last() == null ? null : of.last().remark();
  }

  boolean fits(String words) {
    return String.join("\n", name(), of.pair().name(), of.customer(), kind())
        .toLowerCase(Locale.ROOT)
        .contains(words.toLowerCase(Locale.ROOT));
  }
}
