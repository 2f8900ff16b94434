package pairkeeper.core.configfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.PgFeature;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.SqlText;

/**
 * What makes a server a standby of another one: a signal file and settings since 12, recovery.conf
 * before, which a server since 12 refuses to start with.
 *
 * @param primary how to reach the primary; the password belongs into a password file
 * @param slot slot on the primary, or "" for none
 * @param restoreCommand command that fetches archived WAL, or "" for none
 */
public record RecoverySettings(Conninfo primary, String slot, String restoreCommand) {

  /**
   * @throws Refused when the connection string holds a password, which every reader of views and
   *     files would see
   */
  public RecoverySettings {
    if (primary.get("password").isPresent()) {
      throw new Refused("password", Text.of("configfile.refused.conninfo-password"));
    }
    if (!slot.isEmpty()) {
      SqlText.slotName(slot);
    }
    Words.clean("restore_command", restoreCommand);
  }

  /** Name of the file in the data directory that makes the server start as a standby. */
  public static String signalFile(PgMajor pg) {
    return pg.has(PgFeature.STANDBY_SIGNAL) ? "standby.signal" : "recovery.conf";
  }

  /** Content of {@link #signalFile}: nothing since 12. */
  public String signalText(PgMajor pg) {
    if (pg.has(PgFeature.STANDBY_SIGNAL)) {
      return "";
    }
    var all = new LinkedHashMap<String, String>();
    all.put("standby_mode", "on");
    all.putAll(values());
    return PgConf.lines(all);
  }

  /** Settings for the server's configuration files, in order: none before 12. */
  public Map<String, String> settings(PgMajor pg) {
    return pg.has(PgFeature.STANDBY_SIGNAL) ? values() : Map.of();
  }

  private Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    values.put("primary_conninfo", primary.text());
    if (!slot.isEmpty()) {
      values.put("primary_slot_name", slot);
    }
    if (!restoreCommand.isEmpty()) {
      values.put("restore_command", restoreCommand);
    }
    // up to 11 a standby would otherwise stay behind when its primary is switched
    values.put("recovery_target_timeline", "latest");
    return Collections.unmodifiableMap(values);
  }
}
