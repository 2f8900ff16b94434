package pairkeeper.ops.runs;

import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Rescued;

/**
 * How the carrying out of a step ended.
 *
 * @param state DONE, ALREADY_DONE, TOLERATED, FAILED, UNKNOWN or AWAITING_PERSON
 * @param exitCode of the command, or null
 * @param why reason or question, or null
 * @param looked whether an UNKNOWN was looked at already, so that only a person can help
 */
record Ended(
    StepState state,
    Integer exitCode,
    Text why,
    String output,
    List<Rescued> rescues,
    boolean looked) {

  static Ended done(Integer exitCode, String output) {
    return new Ended(StepState.DONE, exitCode, null, output, List.of(), false);
  }

  static Ended of(StepState state, Text why, String output) {
    return new Ended(state, null, why, output, List.of(), false);
  }

  /** It failed, and the run goes on. */
  static Ended tolerated(Integer exitCode, Text why, String output) {
    return new Ended(StepState.TOLERATED, exitCode, why, output, List.of(), false);
  }

  static Ended failed(Integer exitCode, Text why, String output) {
    return new Ended(StepState.FAILED, exitCode, why, output, List.of(), false);
  }

  /** Nobody knows how it ended, and looking did not help. */
  static Ended unclear(Text why, String output) {
    return new Ended(StepState.UNKNOWN, null, why, output, List.of(), true);
  }

  Ended with(List<Rescued> cleaned) {
    return new Ended(state, exitCode, why, output, cleaned, looked);
  }
}
