package pairkeeper.web.approvals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.model.Text;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.approvals.KeyDesk;

/** What waits for a second person, for the navigation and the page of a pair. */
@Named
@RequestScoped
public class Waiting {
  @Inject private ApprovalDesk desk;
  @Inject private KeyDesk keys;

  private Long mine;

  /** Those of a pair, the one that expires next first. */
  public List<ApprovalRequest> of(UUID pair) {
    return desk.waiting(pair);
  }

  /** Host keys that wait, the one that expires next first. */
  public List<KeyRequest> getKeys() {
    return keys.waiting();
  }

  /** How many wait for this person. */
  public long getMine() {
    if (mine == null) {
      mine = desk.waitingForMe() + keys.waitingForMe();
    }
    return mine;
  }

  /** The number beside the navigation's entry, in words. */
  public Text getSaid() {
    return Text.of("approvals.nav", "n", getMine());
  }
}
