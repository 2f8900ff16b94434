package pairkeeper.ops.inventory;

import java.util.List;
import java.util.Optional;
import pairkeeper.core.platform.ServerFacts;

/**
 * What came of trying a server out.
 *
 * @param offered the key that the host showed, or null when it did not answer
 * @param key how that key stands to the one that was agreed to
 * @param findings in the order in which they were made; the last one says where it ended
 * @param facts what was read, when it came that far
 */
public record Trial(
    KeyAnswer.Shown offered, KeyStanding key, List<Finding> findings, Optional<ServerFacts> facts) {

  /** How a shown host key stands to the agreed one. */
  public enum KeyStanding {
    /** The host did not answer. */
    UNSEEN,
    /** Nobody agreed to any key of this host yet. */
    NEW,
    AGREED,
    /** Another one than the agreed one: an attack, or the host was installed anew. */
    CHANGED
  }

  public Trial {
    findings = List.copyOf(findings);
  }

  /** The machine's own name, where it was read and a server may be called so. */
  public Optional<String> hostName() {
    return facts.map(f -> f.machine().host().split("\\.")[0]).filter(PairChecks::isName);
  }

  /** Whether nothing stands in the way. */
  public boolean good() {
    return facts.isPresent() && clear();
  }

  /** Whether nothing was found that forbids its use. */
  public boolean clear() {
    return findings.stream().noneMatch(f -> f.mark() == Finding.Mark.BLOCK);
  }
}
