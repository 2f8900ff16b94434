package pairkeeper.ops.runs;

import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;

/** What the runner has to do next, after everything before is stored. */
sealed interface Next {

  /**
   * Carry out a step that is stored as running.
   *
   * @param position from 1
   * @param attempt from 1
   */
  record Carry(Step step, int position, int attempt, Mode mode) implements Next {}

  /** Nothing: the run ended or waits. */
  record Rest(RunState state) implements Next {}
}
