package pairkeeper.core.runbook;

import java.util.Map;
import java.util.Set;
import pairkeeper.core.configfile.PgConf;
import pairkeeper.core.plan.Command;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts.ConfigFile;

/** Our own file of settings on a server that is to follow another one. */
final class FollowSettings {
  /** What a standby reads and a primary does not mind. */
  static final Set<String> NAMES =
      Set.of("primary_conninfo", "primary_slot_name", "recovery_target_timeline");

  private FollowSettings() {}

  /**
   * The file with what a standby reads put into it; all else in it stays.
   *
   * @param file as it was read
   * @param primary whom it will follow
   * @param slot its slot there, which is also the name under which it logs in
   * @param more settings that must be in force too
   */
  static Command put(
      ConfigFile file,
      ClusterRef cluster,
      Platform platform,
      PeerRef primary,
      String slot,
      Map<String, String> more) {
    String text = file.exists() ? file.text() : PgConf.managed(Map.of());
    for (var setting : more.entrySet()) {
      text = PgConf.set(text, setting.getKey(), setting.getValue());
    }
    text =
        PgConf.set(
            text,
            "primary_conninfo",
            SetUpSettings.conninfo(primary, platform.passfile(cluster), slot));
    text = PgConf.set(text, "primary_slot_name", slot);
    text = PgConf.set(text, "recovery_target_timeline", "latest");
    return new Command.PutFile(
        "root",
        platform.ownConfigFile(cluster),
        file.exists() ? file.owner() : cluster.owner() + ":" + cluster.owner(),
        file.exists() ? file.mode() : "0644",
        file.sha256(),
        text,
        file.text());
  }
}
