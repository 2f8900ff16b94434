package pairkeeper.core.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Run;

/**
 * What is told of jobs. A job that fails each night is told once, and its recovery when a run of it
 * has succeeded.
 */
public final class JobNews {
  private static final String ABOUT = "job:";
  private static final String FAILED = "failed";
  private static final String MISSED = "missed";
  private static final String LATE = "late";

  /** How long a due time may wait for its run before that is told: other work ends by itself. */
  private static final Duration LATEST = Duration.ofMinutes(15);

  private JobNews() {}

  /** What messages about a job are about. */
  public static String about(Job job) {
    return ABOUT + job.id();
  }

  /** Whether that is about a job. */
  public static boolean isAbout(String about) {
    return about.startsWith(ABOUT);
  }

  /**
   * How a job stands: {@code failed}, {@code missed}, {@code late} or "" when all is well; empty
   * while a run of it goes on or is about to be tried again, since that will say.
   *
   * @param last its newest run, or null
   * @param decided what became of its newest due time, or null
   */
  public static Optional<String> state(Job job, Run last, Occurrence decided, Instant now) {
    if (last != null && !last.state().ended()) {
      return Optional.empty();
    }
    if (triesAgain(job, now)) {
      return Optional.empty();
    }
    if (job.waiting() != null && !job.paused()) {
      return Optional.of(LATE);
    }
    if (isMissed(last, decided) && !job.paused()) {
      return Optional.of(MISSED);
    }
    return Optional.of(
        last == null
            ? ""
            : switch (last.state()) {
              case FAILED, ABANDONED -> job.paused() ? "" : FAILED;
              case SUCCEEDED, PLANNED, AWAITING_APPROVAL, RUNNING, AWAITING_PERSON, INTERRUPTED ->
                  "";
            });
  }

  /** Whether another attempt will say; one that should have begun long ago says nothing. */
  private static boolean triesAgain(Job job, Instant now) {
    return job.retry() != null
        && job.waiting() == null
        && !job.paused()
        && now.isBefore(job.retry().at().plus(LATEST));
  }

  /** Whether its newest due time came to nothing that was wanted, and nothing has run since. */
  private static boolean isMissed(Run last, Occurrence decided) {
    return decided != null
        && (last == null || last.createdAt().isBefore(decided.due()))
        && decided.missed();
  }

  /** How long a state has to hold before it is told: what is decided needs no waiting. */
  public static Duration hold(String state, Duration usual) {
    return state.equals(LATE) ? (usual.compareTo(LATEST) > 0 ? usual : LATEST) : Duration.ZERO;
  }

  /**
   * The message.
   *
   * @param state as {@link #state} says
   */
  public static Message message(
      Job job,
      String pair,
      String customer,
      String state,
      Run last,
      Occurrence decided,
      Instant now) {
    String word = state.isEmpty() ? "recovered" : state;
    var title =
        new Text(
            "notify.job." + word, Map.of("job", job.name(), "pair", pair, "customer", customer));
    return new Message(
        about(job) + ":" + word + ":" + now,
        about(job),
        Matter.JOB.word(),
        word,
        job.customer(),
        job.pair(),
        now,
        new Message.Words(title, customer, pair, lines(job, state, last, decided)));
  }

  private static List<Message.Line> lines(Job job, String state, Run last, Occurrence decided) {
    Text why =
        switch (state) {
          case LATE -> job.waiting();
          case MISSED -> decided.why();
          case FAILED -> last.remark();
          default -> null;
        };
    return why == null ? List.of() : List.of(new Message.Line("", why));
  }
}
