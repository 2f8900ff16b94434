package pairkeeper.core.runbook;

import java.util.Map;
import java.util.TreeMap;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.platform.ServerFacts;

/**
 * The fingerprint of a pair's two servers: what a plan relies on, without positions, lag or time.
 */
final class PairFingerprint {
  private PairFingerprint() {}

  static Fingerprint of(PairFacts facts) {
    var values = new TreeMap<String, String>();
    values.put("primary.id", facts.primary().id().toString());
    values.put("standby.id", facts.standby().id().toString());
    values.put("pair.fencing-number", Long.toString(facts.number()));
    put(
        values,
        "primary",
        String.valueOf(facts.primary().host().pinnedKey()),
        facts.primaryFacts());
    put(
        values,
        "standby",
        String.valueOf(facts.standby().host().pinnedKey()),
        facts.standbyFacts());
    return new Fingerprint(values);
  }

  private static void put(Map<String, String> values, String who, String key, ServerFacts f) {
    values.put(who + ".host-key", key);
    values.put(who + ".system", f.systemIdentifier());
    values.put(who + ".major", f.cluster().major());
    values.put(who + ".port", Integer.toString(f.cluster().port()));
    values.put(who + ".data", f.cluster().dataDirectory());
    values.put(who + ".data-state", f.data().state().name());
    values.put(who + ".running", Boolean.toString(f.service().running()));
    values.put(who + ".recovery", f.live().map(l -> "" + l.inRecovery()).orElse(""));
    values.put(who + ".timeline", f.live().map(l -> "" + l.timeline()).orElse(""));
    values.put(who + ".fencing-number", Long.toString(f.fencing().number()));
    f.files().forEach((name, file) -> values.put(who + ".file." + name, file.sha256()));
  }
}
