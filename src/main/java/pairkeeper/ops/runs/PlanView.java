package pairkeeper.ops.runs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.plan.Plan;

/**
 * A stored plan.
 *
 * @param hash SHA-256 of its canonical JSON, 64 hexadecimal digits: what a confirmation is bound to
 * @param validUntil no run of it can be started afterwards
 * @param storedBy name of the person who previewed it
 */
public record PlanView(
    Plan plan, String hash, Instant storedAt, Instant validUntil, UUID customer, String storedBy) {

  public UUID id() {
    return plan.id();
  }
}
