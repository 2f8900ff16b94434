package pairkeeper.core.runbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.ServerFacts.Live;

/**
 * Which settings the set-up writes on each server: what is high enough already is left as it is,
 * and a standby never gets less than its primary.
 */
final class SetUpSettings {
  private static final int SENDERS = 10;
  private static final int SLOTS = 10;

  /** Settings that must not be lower on a standby than on its primary; it would not start. */
  static final List<String> NOT_LOWER =
      List.of(
          "max_connections",
          "max_worker_processes",
          "max_prepared_transactions",
          "max_locks_per_transaction",
          "max_wal_senders");

  /** Settings that a running server takes only at its next start. */
  private static final List<String> NEED_RESTART =
      List.of(
          "wal_level",
          "max_wal_senders",
          "max_replication_slots",
          "wal_log_hints",
          "hot_standby",
          "listen_addresses");

  private SetUpSettings() {}

  /** In the order in which they are written. */
  static Map<String, String> ofPrimary(PairFacts facts, Live live, SetUpOptions options) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("wal_level", live.setting("wal_level").equals("logical") ? "logical" : "replica");
    settings.put("max_wal_senders", atLeast(live, "max_wal_senders", SENDERS));
    settings.put("max_replication_slots", atLeast(live, "max_replication_slots", SLOTS));
    settings.put("wal_log_hints", "on");
    settings.put("hot_standby", "on");
    settings.put("listen_addresses", listen(live, facts));
    // a rewind goes back to the last checkpoint before the fork; what a checkpoint may remove by
    // then is less than this apart
    long kept = Math.max(live.number("wal_keep_size"), live.number("max_wal_size"));
    settings.put("wal_keep_size", kept + "MB");
    if (options.slot()) {
      settings.put("max_slot_wal_keep_size", options.slotCap());
    }
    return settings;
  }

  static Map<String, String> ofStandby(
      PairFacts facts, Live primary, SetUpOptions options, String passfile, String slot) {
    var settings = ofPrimary(facts, primary, options);
    for (String name : NOT_LOWER) {
      long own = facts.standbyFacts().live().map(l -> l.number(name)).orElse(0L);
      long wanted = Math.max(own, primary.number(name));
      settings.put(
          name, name.equals("max_wal_senders") ? max(settings.get(name), wanted) : "" + wanted);
    }
    settings.put(
        "primary_conninfo",
        conninfo(facts.primaryPeer(), passfile, Roles.slotFor(facts.standby().name())));
    settings.put("primary_slot_name", options.slot() ? slot : "");
    settings.put("recovery_target_timeline", "latest");
    return settings;
  }

  /** Whether the running primary must be restarted before these settings are in force. */
  static List<String> needingRestart(Live live, Map<String, String> wanted) {
    return NEED_RESTART.stream()
        .filter(wanted::containsKey)
        .filter(name -> !live.setting(name).equals(wanted.get(name)))
        .toList();
  }

  /** How a standby of that name reaches its primary; the password stands in the file. */
  static String conninfo(PeerRef primary, String passfile, String standby) {
    return "host=%s port=%d user=%s passfile=%s application_name=%s connect_timeout=10"
        .formatted(primary.address(), primary.port(), primary.role(), passfile, standby);
  }

  /** Every address: pg_hba.conf says who may log in, and a service address comes and goes. */
  private static String listen(Live live, PairFacts facts) {
    return "*";
  }

  private static String atLeast(Live live, String name, long least) {
    return Long.toString(Math.max(live.number(name), least));
  }

  private static String max(String text, long other) {
    return Long.toString(Math.max(Long.parseLong(text), other));
  }
}
