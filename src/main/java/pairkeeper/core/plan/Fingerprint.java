package pairkeeper.core.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts that a plan was built on and that must still hold when it starts: identifiers,
 * timeline, roles, major, paths, host keys, hashes of the files it touches; never positions, lag or
 * time.
 */
public record Fingerprint(Map<String, String> facts) {
  public Fingerprint {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** Names of the facts that differ, sorted; empty when nothing changed. */
  public List<String> differences(Fingerprint now) {
    var names = new TreeSet<>(facts.keySet());
    names.addAll(now.facts.keySet());
    return names.stream().filter(n -> !Objects.equals(facts.get(n), now.facts.get(n))).toList();
  }
}
