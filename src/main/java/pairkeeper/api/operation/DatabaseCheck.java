package pairkeeper.api.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import pairkeeper.ops.operation.Opening;

/** The line {@code database} of {@code /health/ready}; says no reason, since anyone may read it. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  @Inject pairkeeper.ops.operation.Readiness readiness;
  @Inject Opening opening;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(opening.awaited() && answers()).build();
  }

  private boolean answers() {
    try {
      readiness.askDatabase();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
