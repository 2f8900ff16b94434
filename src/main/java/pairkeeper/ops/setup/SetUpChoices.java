package pairkeeper.ops.setup;

import pairkeeper.core.runbook.SetUpOptions;

/**
 * What a person chooses in the wizard; kept as a draft until the set-up has been started.
 *
 * @param slot whether a replication slot keeps WAL for the standby
 * @param slotCap most that it may hold, as {@code 20GB}
 * @param copyRate most megabytes a second of the base copy, or "" for no limit
 * @param moveAside whether an old data directory on the standby is moved aside instead of refused
 */
public record SetUpChoices(boolean slot, String slotCap, String copyRate, boolean moveAside) {
  /**
   * @throws pairkeeper.core.model.Refused when a choice is wrong
   */
  public SetUpChoices {
    SetUpOptions.check(slotCap, copyRate);
  }

  /** A capped slot, and nothing that lies on the standby is touched. */
  public static SetUpChoices usual() {
    return new SetUpChoices(true, "20GB", "", false);
  }
}
