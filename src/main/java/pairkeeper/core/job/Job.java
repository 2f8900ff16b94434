package pairkeeper.core.job;

import java.util.UUID;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Words;

/**
 * Something that is done on a pair again and again.
 *
 * @param name what people call it, 1 to 80 characters, unique in its pair
 * @param schedule when it is due, or "" when it is only started by hand
 * @param primary who was primary when a person last said what is copied whereto
 * @param paused whether nothing starts it, except a person
 */
public record Job(
    UUID id,
    UUID pair,
    UUID customer,
    String name,
    JobSettings settings,
    String schedule,
    Direction direction,
    UUID primary,
    boolean paused,
    Stamp stamp) {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SCHEDULE = 500;

  public Job {
    Words.line("name", name, LONGEST_NAME);
    Words.line("schedule", schedule, 0, LONGEST_SCHEDULE);
  }
}
