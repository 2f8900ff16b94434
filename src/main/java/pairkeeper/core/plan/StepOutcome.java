package pairkeeper.core.plan;

import pairkeeper.core.model.Text;

/** How a step ended. */
public sealed interface StepOutcome {

  /** It was carried out and its goal is met. */
  record Done(String output) implements StepOutcome {}

  /** Its goal was met before; nothing was carried out. */
  record AlreadyDone(String output) implements StepOutcome {}

  /** Left out on purpose. */
  record Skipped(Text why) implements StepOutcome {}

  /** It surely did not reach its goal. */
  record Failed(Text why, String output) implements StepOutcome {}

  /** Nobody knows: it is probed, or a person is asked; never taken for success or failure. */
  record Unknown(Text why, String output) implements StepOutcome {}

  /** A person has to act or decide first. */
  record AwaitsPerson(Text question) implements StepOutcome {}
}
