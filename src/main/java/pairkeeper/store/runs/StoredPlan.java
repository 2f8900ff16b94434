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

  /**
   * A plan as it is stored.
   *
   * @param by display name of who has it stored
   * @param until after this no person can start it
   */
  public static StoredPlan of(Plan plan, UUID customer, String by, Instant at, Instant until) {
    String json = PlanJson.write(plan);
    return new StoredPlan(
        plan.id(),
        plan.runbook(),
        plan.pair(),
        customer,
        plan.pairName(),
        json,
        PlanJson.sha256(json),
        by,
        at,
        until);
  }

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
