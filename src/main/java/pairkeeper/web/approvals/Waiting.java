package pairkeeper.web.approvals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.model.Text;
import pairkeeper.ops.approvals.ApprovalDesk;

/** What waits for a second person, for the navigation and the page of a pair. */
@Named
@RequestScoped
public class Waiting {
  @Inject private ApprovalDesk desk;

  private Long mine;

  /** Those of a pair, the one that expires next first. */
  public List<ApprovalRequest> of(UUID pair) {
    return desk.waiting(pair);
  }

  /** How many wait for this person. */
  public long getMine() {
    if (mine == null) {
      mine = desk.waitingForMe();
    }
    return mine;
  }

  /** The number beside the navigation's entry, in words. */
  public Text getSaid() {
    return Text.of("approvals.nav", "n", getMine());
  }
}
