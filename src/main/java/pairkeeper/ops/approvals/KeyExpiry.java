package pairkeeper.ops.approvals;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.store.approvals.KeyRequests;

/**
 * Takes host keys away that nobody agreed to in time, and tells the audit. They are over by the
 * clock, whether this was done or not.
 */
@ApplicationScoped
public class KeyExpiry implements ScheduledWork {
  private static final Duration LOOK = Duration.ofSeconds(30);

  private Transactions transactions;
  private KeyRequests requests;
  private KeyAudit audit;
  private CurrentUser user;
  private Clock clock;

  protected KeyExpiry() {}

  @Inject
  public KeyExpiry(
      Transactions transactions,
      KeyRequests requests,
      KeyAudit audit,
      CurrentUser user,
      Clock clock) {
    this.transactions = transactions;
    this.requests = requests;
    this.audit = audit;
    this.user = user;
    this.clock = clock;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(
        Tasks.recurring("key-expiry", FixedDelay.of(LOOK)).execute((instance, context) -> end()));
  }

  /** Ends all that have expired; of several console nodes one tells of each. */
  public void end() {
    Instant now = clock.instant();
    user.asConsole(() -> transactions.in(() -> requests.expired(now)).forEach(this::end));
  }

  private void end(KeyRequest request) {
    transactions.run(() -> {
      if (requests.remove(request)) {
        audit.told("expired", request, Map.of());
      }
    });
  }
}
