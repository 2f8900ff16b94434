package pairkeeper.core.model;

import java.time.Instant;
import java.util.List;

/**
 * Somebody else changed a thing while a person was editing it. Nothing was written; the person sees
 * who, when and what differs, and keeps their input.
 */
public class Overtaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Stamp theirs;
  private final transient List<Difference> differences;

  /**
   * One field in which the stored thing and the input differ.
   *
   * @param field the form's field name
   */
  public record Difference(String field, String theirs, String yours) {}

  public Overtaken(Stamp theirs, List<Difference> differences) {
    super("changed by " + theirs.changedBy() + " at " + theirs.changedAt());
    this.theirs = theirs;
    this.differences = List.copyOf(differences);
  }

  public String by() {
    return theirs.changedBy();
  }

  public Instant at() {
    return theirs.changedAt();
  }

  /** The version that the next attempt must name. */
  public int version() {
    return theirs.version();
  }

  /** Empty when the other change was made in the same moment. */
  public List<Difference> differences() {
    return differences;
  }
}
