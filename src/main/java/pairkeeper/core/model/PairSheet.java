package pairkeeper.core.model;

import java.time.Instant;

/**
 * A pair with what people keep about it.
 *
 * @param note free text for the team, at most 4000 characters
 * @param takenBy name of the person who looks after its trouble, or "" when nobody does
 * @param takenAt since when, or null
 */
public record PairSheet(
    Pair pair, Tags tags, String note, String takenBy, Instant takenAt, Stamp stamp) {

  public PairSheet {
    Words.page("note", note, 4000);
  }
}
