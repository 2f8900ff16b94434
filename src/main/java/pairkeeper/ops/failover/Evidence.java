package pairkeeper.ops.failover;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.Death;

/**
 * What is known right now of a primary that may be dead and of the standby that would follow it.
 *
 * @param standby what came of reading the standby in the newest round
 * @param began when the newest round of attempts began, or null before the first
 * @param at when it ended, or null before the first
 */
public record Evidence(Death death, Reading standby, Instant began, Instant at) {

  static Evidence none() {
    return new Evidence(
        new Death(List.of()), new Reading.Unread(Text.of("failover.unread.untried")), null, null);
  }

  /** Whether the standby's PostgreSQL answered in the newest round. */
  boolean standbyAnswers() {
    return standby.found().flatMap(ServerFacts::live).isPresent();
  }

  /** Whether every viewpoint has tried often enough to tell the living from the dead. */
  public boolean complete() {
    return Arrays.stream(Death.Viewpoint.values())
        .allMatch(v -> death.of(v).size() >= Death.NEEDED && !death.fading(v));
  }
}
