package pairkeeper.core.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runbooks of a customer need a second person's approval before they run, and whether another
 * host key does before it takes the place of the agreed one.
 *
 * @param runbooks words of {@link #KNOWN}
 */
public record FourEyes(Set<String> runbooks) {
  /** The word for a host key that takes the place of another; it is no runbook. */
  public static final String HOST_KEY = "host-key";

  /** All for which it can be asked, in the order in which people read them. */
  public static final List<String> KNOWN =
      List.of("set-up", "switchover", "failover", "rejoin", HOST_KEY);

  private static final FourEyes NONE = new FourEyes(Set.of());

  /**
   * @throws Refused when a word is no runbook
   */
  public FourEyes {
    runbooks = Set.copyOf(runbooks);
    if (!KNOWN.containsAll(runbooks)) {
      throw new Refused("fourEyes", Text.of("inventory.refused.four-eyes"));
    }
  }

  /** One person is enough for everything. */
  public static FourEyes none() {
    return NONE;
  }

  /** These runbooks; a word that is named twice counts once. */
  public static FourEyes of(Collection<String> runbooks) {
    return new FourEyes(new LinkedHashSet<>(runbooks));
  }

  /** Whether a run of that runbook needs an approval. */
  public boolean needs(String runbook) {
    return runbooks.contains(runbook);
  }

  /** The words in the order of {@link #KNOWN}. */
  public List<String> words() {
    return KNOWN.stream().filter(runbooks::contains).toList();
  }

  /** {@code switchover, failover}, or "" for none. */
  @Override
  public String toString() {
    return words().stream().collect(Collectors.joining(", "));
  }
}
