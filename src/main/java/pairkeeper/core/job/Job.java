package pairkeeper.core.job;

import java.util.UUID;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * Something that is done on a pair again and again.
 *
 * @param name what people call it, 1 to 80 characters, unique in its pair
 * @param timetable when it is due
 * @param primary who was primary when a person last said what is copied whereto
 * @param paused whether nothing starts it, except a person
 * @param waiting why a due time has not led to a run yet, or null
 * @param retry when its newest run, which failed, is tried again, or null
 */
public record Job(
    UUID id,
    UUID pair,
    UUID customer,
    String name,
    JobSettings settings,
    Timetable timetable,
    Direction direction,
    UUID primary,
    boolean paused,
    Text waiting,
    Retry retry,
    Stamp stamp) {
  private static final int LONGEST_NAME = 80;

  public Job {
    Words.line("name", name, LONGEST_NAME);
  }

  /** The same, started by persons only, or not any more. */
  public Job paused(boolean only) {
    return new Job(
        id, pair, customer, name, settings, timetable, direction, primary, only, waiting, retry,
        stamp);
  }
}
