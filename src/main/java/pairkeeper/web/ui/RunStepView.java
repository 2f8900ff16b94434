package pairkeeper.web.ui;

import java.time.Instant;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.StepState;
import pairkeeper.ops.runs.RunWords;

/**
 * One line of a run's story as {@code <ui:runTimeline>} draws it.
 *
 * @param server the server's name, or ""
 * @param note why it failed, was skipped or is unknown, or null
 * @param command masked text, or ""
 * @param output what it printed, or ""
 * @param doneBytes progress of a long step, or null
 * @param totalBytes expected amount, or null when unknown
 */
public record RunStepView(
    int number,
    String id,
    StepState state,
    String server,
    Text title,
    Text note,
    Instant startedAt,
    Instant endedAt,
    String command,
    String output,
    Long doneBytes,
    Long totalBytes) {

  /** The icon and colour of its state: {@code ok}, {@code run}, {@code person}, ... */
  public String mark() {
    return switch (state) {
      case PENDING -> "todo";
      case RUNNING -> "run";
      case AWAITING_PERSON -> "person";
      case DONE, ALREADY_DONE -> "ok";
      case SKIPPED -> "skip";
      case TOLERATED -> "warn";
      case FAILED -> "block";
      case UNKNOWN -> "unknown";
    };
  }

  /** The key of its state's word. */
  public String word() {
    return RunWords.step(state);
  }

  /** Whether there is anything to unfold. */
  public boolean more() {
    return !command.isEmpty() || !output.isEmpty() || note != null || doneBytes != null;
  }

  /** Whether it is unfolded by itself: what runs, failed or is in doubt. */
  public boolean open() {
    return switch (state) {
      case RUNNING, FAILED, TOLERATED, UNKNOWN -> more();
      case PENDING, AWAITING_PERSON, DONE, ALREADY_DONE, SKIPPED -> false;
    };
  }
}
