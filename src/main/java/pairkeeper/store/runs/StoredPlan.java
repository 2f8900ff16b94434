package pairkeeper.store.runs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.plan.Plan;

/**
 * A plan as it lies in the database, still as text: what it says is read by {@link PlanJson}.
 *
 * @param hash SHA-256 of {@code json}
 */
public record StoredPlan(
    UUID id,
    String runbook,
    UUID pair,
    UUID customer,
    String pairName,
    String json,
    String hash,
    String storedBy,
    Instant storedAt,
    Instant validUntil) {

  /** What the text says. */
  public PlanJson.Read read() {
    return PlanJson.read(json);
  }

  /** The plan, where this release can read it. */
  public Optional<Plan> known() {
    return switch (read()) {
      case PlanJson.Read.Known(Plan plan) -> Optional.of(plan);
      case PlanJson.Read.UnknownSchema(int schema) -> Optional.empty();
      case PlanJson.Read.Broken(String why) -> Optional.empty();
    };
  }
}
