package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The choices of a set-up.
 *
 * @param planId id of the plan, which also names the marker row and what is moved aside
 * @param slot whether a replication slot keeps WAL for the standby
 * @param slotCap most that the slot may hold, in PostgreSQL's form: {@code 20GB}
 * @param copyRate most megabytes a second of the base copy, "1" to "1024", or "" for no limit
 * @param moveAside whether an old data directory on the standby is moved aside instead of refused
 * @param replicationSecret id of the generated password of {@link Roles#REPLICATION}
 * @param monitorSecret id of the generated password of {@link Roles#MONITOR}
 */
public record SetUpOptions(
    UUID planId,
    Instant now,
    boolean slot,
    String slotCap,
    String copyRate,
    boolean moveAside,
    UUID replicationSecret,
    UUID monitorSecret) {

  public SetUpOptions {
    check(slotCap, copyRate);
  }

  /**
   * Looks at what people typed, before any server is read.
   *
   * @throws Refused naming {@code slotCap} or {@code copyRate}
   */
  public static void check(String slotCap, String copyRate) {
    if (!slotCap.matches("[1-9][0-9]{0,6}(MB|GB|TB)")) {
      throw new Refused("slotCap", Text.of("setup.refused.slot-cap"));
    }
    checkRate(copyRate);
  }

  /**
   * Looks at the limit of a base copy.
   *
   * @throws Refused naming {@code copyRate}
   */
  public static void checkRate(String copyRate) {
    if (!copyRate.matches("|[1-9][0-9]{0,3}")
        || !copyRate.isEmpty() && Integer.parseInt(copyRate) > 1024) {
      throw new Refused("copyRate", Text.of("setup.refused.copy-rate"));
    }
  }

  /** Short name of this plan in file names. */
  public String tag() {
    return planId.toString().substring(24);
  }

  /** As they are stored with the plan. */
  public Map<String, String> asText() {
    var text = new TreeMap<String, String>();
    text.put("method", "basebackup");
    text.put("slot", Boolean.toString(slot));
    text.put("slotCap", slotCap);
    text.put("copyRate", copyRate);
    text.put("existingData", moveAside ? "move-aside" : "refuse");
    return text;
  }
}
