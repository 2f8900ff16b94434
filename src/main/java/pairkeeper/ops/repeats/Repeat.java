package pairkeeper.ops.repeats;

import java.time.Instant;
import java.util.UUID;

/** What is known of a command when it comes with a key. */
public sealed interface Repeat {

  /** It comes for the first time and is to be carried out; its end has to be told under this id. */
  record First(UUID id) implements Repeat {}

  /** It was carried out before: this was answered. */
  record Answered(Answer answer) implements Repeat {}

  /** It began before and has not ended, or the console ended in the middle of it. */
  record Underway(Instant since) implements Repeat {}

  /** The key was used for something else. */
  record Different() implements Repeat {}
}
