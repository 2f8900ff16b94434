package pairkeeper.ops.runs;

import java.util.UUID;
import pairkeeper.core.plan.Change;

/** What runs need of the inventory: whose a pair is, and the changes that Note steps make. */
public interface InventoryChanges {

  /** The customer of a pair. */
  UUID customerOf(UUID pair);

  /**
   * Makes one change; called in the transaction that stores the step's outcome.
   *
   * @param run the run that makes it
   * @param actor name of the person who started the run
   */
  void apply(UUID pair, Change change, UUID run, String actor);
}
