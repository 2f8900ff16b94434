package pairkeeper.ops.approvals;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.scheduling.ScheduledWork;
import pairkeeper.store.approvals.Approvals;

/**
 * Tells the audit and open pages of requests that nobody decided in time. They are over by the
 * clock, whether this was told or not.
 */
@ApplicationScoped
public class ApprovalExpiry implements ScheduledWork {
  private static final Duration LOOK = Duration.ofSeconds(30);

  private Transactions transactions;
  private Approvals approvals;
  private ApprovalAudit audit;
  private ApprovalDesk desk;
  private CurrentUser user;

  protected ApprovalExpiry() {}

  @Inject
  public ApprovalExpiry(
      Transactions transactions,
      Approvals approvals,
      ApprovalAudit audit,
      ApprovalDesk desk,
      CurrentUser user) {
    this.transactions = transactions;
    this.approvals = approvals;
    this.audit = audit;
    this.desk = desk;
    this.user = user;
  }

  @Override
  public List<Task<?>> tasks() {
    return List.of(
        Tasks.recurring("approval-expiry", FixedDelay.of(LOOK))
            .execute((instance, context) -> tell()));
  }

  /** Tells of all that have expired and were not told of yet. */
  public void tell() {
    Instant now = desk.now();
    user.asConsole(
        () -> transactions.in(() -> approvals.expiredUntold(now)).forEach(it -> tell(it, now)));
  }

  private void tell(ApprovalRequest request, Instant now) {
    transactions.run(() -> {
      if (approvals.tellsOfExpiry(request.id(), now)) {
        audit.expired(request);
      }
    });
    desk.tell(request);
  }
}
