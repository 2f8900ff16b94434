package pairkeeper.ops.failover;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.Death;

/**
 * What is known right now of a primary that may be dead and of the standby that would follow it.
 *
 * @param target newest facts of the standby, if it answered
 * @param targetSilent why it did not, or null
 * @param at when the newest round of attempts ended, or null before the first
 */
public record Evidence(Death death, Optional<ServerFacts> target, Text targetSilent, Instant at) {

  static Evidence none() {
    return new Evidence(new Death(List.of()), Optional.empty(), null, null);
  }

  /** Whether every viewpoint has tried often enough to tell the living from the dead. */
  public boolean complete() {
    return Arrays.stream(Death.Viewpoint.values())
        .allMatch(v -> death.of(v).size() >= Death.NEEDED && !death.fading(v));
  }
}
