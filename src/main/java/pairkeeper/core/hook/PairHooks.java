package pairkeeper.core.hook;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;

/**
 * All hooks of a pair, in the order in which they have their turn.
 *
 * @param stamp version 0 while nobody has stored any
 */
public record PairHooks(UUID pair, List<Hook> hooks, Stamp stamp) {
  /** How many a pair may have. */
  public static final int MOST = 30;

  public PairHooks {
    hooks = List.copyOf(hooks);
    if (hooks.size() > MOST) {
      throw new Refused("hooks", Text.of("hooks.refused.many", "most", MOST));
    }
  }

  /** What somebody wants to store in their place, as lists, since the order belongs to them. */
  public List<Overtaken.Difference> differences(PairHooks yours) {
    String theirs = names();
    return theirs.equals(yours.names())
        ? List.of()
        : List.of(new Overtaken.Difference("hooks", theirs, yours.names()));
  }

  private String names() {
    return hooks.stream()
        .map(hook -> hook.moment().word() + " " + hook.name())
        .collect(Collectors.joining("\n"));
  }
}
