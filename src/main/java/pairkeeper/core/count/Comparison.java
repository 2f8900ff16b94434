package pairkeeper.core.count;

import pairkeeper.core.model.Text;

/**
 * What became of one query in one run.
 *
 * @param name of the query
 * @param primary the first count there
 * @param standby the count there
 * @param again the primary once more, after the standby; its number is null where nobody had to ask
 * @param why of a verdict that is unknown, or what the numbers lie within; null when they are equal
 */
public record Comparison(
    String name, CountVerdict verdict, Counted primary, Counted standby, Counted again, Text why) {

  /** Rows that the standby has more than the primary had; null when a number is missing. */
  public Long difference() {
    return primary.number() == null || standby.number() == null
        ? null
        : standby.number() - primary.number();
  }
}
