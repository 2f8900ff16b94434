package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.plan.Fingerprint;

/** Adds a pair's hooks to what a plan relies on. */
final class HookFingerprint {
  private HookFingerprint() {}

  /**
   * Whoever changes a hook wants the new one to be carried out: a plan with the old one is void.
   */
  static Fingerprint with(Map<String, String> facts, List<Hook> hooks) {
    if (hooks.isEmpty()) {
      return new Fingerprint(facts);
    }
    var all = new TreeMap<>(facts);
    all.put("pair.hooks", Integer.toHexString(hooks.toString().hashCode()));
    return new Fingerprint(all);
  }
}
