package pairkeeper.core.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Run;

/** What is told of runs. */
public final class RunNews {
  private static final String ABOUT = "run:";

  private RunNews() {}

  /** What messages about a run are about. */
  public static String about(Run run) {
    return ABOUT + run.id();
  }

  /** Whether that is about a run. */
  public static boolean isAbout(String about) {
    return about.startsWith(ABOUT);
  }

  /** Why the end of a run is told. */
  public static Matter matter(Run ended) {
    return switch (ended.state()) {
      case FAILED -> Matter.RUN_FAILED;
      case SUCCEEDED, ABANDONED -> Matter.RUN_ENDED;
      case PLANNED, AWAITING_APPROVAL, RUNNING, AWAITING_PERSON, INTERRUPTED ->
          throw new IllegalArgumentException("run " + ended.number() + " has not ended");
    };
  }

  /** A run that waits for a person, once in each waiting. */
  public static Message waits(Run run, String customer, Instant now) {
    return message(run, customer, Matter.RUN_WAITS, now, now);
  }

  /** A run that ended; told once for each of its ends, as a failed one may be resumed. */
  public static Message ended(Run run, String customer, Instant now) {
    return message(run, customer, matter(run), run.endedAt(), now);
  }

  private static Message message(
      Run run, String customer, Matter matter, Instant when, Instant now) {
    String word = run.state().word();
    var title =
        new Text(
            "notify.run." + word,
            Map.of(
                "pair", run.pairName(),
                "customer", customer,
                "runbook", run.runbook().replace("-", ""),
                "run", String.valueOf(run.number())));
    var lines = new ArrayList<Message.Line>();
    if (run.remark() != null) {
      lines.add(new Message.Line("", run.remark()));
    }
    lines.add(
        new Message.Line(
            "", Text.of("notify.run.reason", "by", run.actor(), "reason", run.reason())));
    return new Message(
        about(run) + ":" + word + ":" + when,
        about(run),
        matter.word(),
        word,
        run.customer(),
        run.pair(),
        now,
        new Message.Words(title, customer, run.pairName(), List.copyOf(lines)));
  }
}
