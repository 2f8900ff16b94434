package pairkeeper.core.plan;

import java.time.Instant;
import pairkeeper.core.model.Text;

/**
 * What a guard found.
 *
 * @param id stable name of the guard, {@code same-system-identifier}; its title's key is {@code
 *     guards.<id>.title}
 * @param evidence what was read
 * @param source where it was read, as "vn-db2, pg_stat_wal_receiver"
 * @param at when it was read
 * @param advice what the operator does about it; of no weight when it passes
 */
public record GuardResult(
    String id, Result result, Text evidence, String source, Instant at, Text advice) {

  /** Pass, warn or block. */
  public enum Result {
    PASS,
    WARN,
    BLOCK
  }

  public boolean blocks() {
    return result == Result.BLOCK;
  }
}
