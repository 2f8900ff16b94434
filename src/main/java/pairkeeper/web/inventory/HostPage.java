package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.access.Right;
import pairkeeper.core.approval.ApprovalRule;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.model.HostSheet;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.approvals.KeyDesk;
import pairkeeper.ops.inventory.Credentials;
import pairkeeper.ops.inventory.HostKeysDesk;
import pairkeeper.ops.inventory.KeyAnswer;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Targets;
import pairkeeper.ops.inventory.Trials;
import pairkeeper.web.ui.Said;

/** One host: how it is reached, and which key was agreed to. */
@Named
@ViewScoped
public class HostPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient HostKeysDesk desk;
  @Inject private transient KeyDesk keys;
  @Inject private transient Trials trials;
  @Inject private transient Credentials credentials;
  @Inject private transient Pairs pairs;
  @Inject private transient Targets targets;
  @Inject private transient CurrentUser user;
  @Inject private transient Said said;

  private UUID id;
  private String fingerprint;
  private String offered;
  private String algorithm;
  private String reason;
  private String typed;
  private String remark;
  private String refusal;
  private String breakReason;
  private boolean understood;

  /** Asks the host which key it shows now; nothing is agreed to by that. */
  public void ask() {
    offered = null;
    switch (trials.offered(id)) {
      case KeyAnswer.Shown shown -> {
        offered = shown.fingerprint();
        algorithm = shown.algorithm();
      }
      case KeyAnswer.Unseen unseen -> said.failed(unseen.why());
    }
  }

  /** Agrees to the first key of a host with one press: it stands there to be compared. */
  public void agree() {
    pin(() -> desk.pin(id, offered));
  }

  /** Replaces a key that was agreed to before: the new fingerprint has to be typed. */
  public void replace() {
    if (isNeedsSecond()) {
      act("asked", () -> keys.pin(id, desk.typedAsShown(offered, fingerprint), reason));
    } else {
      pin(() -> desk.replace(id, offered, fingerprint));
    }
  }

  /** Whether a second person has to agree to the key that the host shows. */
  public boolean isNeedsSecond() {
    return isChanged() && desk.needsSecond(getSheet(), offered);
  }

  /** The key that waits for a second person, or null. */
  public KeyRequest getAsked() {
    return id == null ? null : keys.waiting(id).orElse(null);
  }

  public boolean isMayDecide() {
    KeyRequest asked = getAsked();
    return asked != null && keys.mayDecide(asked);
  }

  public boolean isMayWithdraw() {
    KeyRequest asked = getAsked();
    return asked != null && keys.mayWithdraw(asked);
  }

  public int getLeastReason() {
    return ApprovalRule.LEAST_REASON;
  }

  /** The second person types the fingerprint too: they have asked the host's owner themselves. */
  public void approve() {
    act(
        "approved",
        () -> {
          try {
            keys.approve(id, desk.typed(typed), remark);
          } catch (Refused r) {
            throw r.field().equals("fingerprint") ? new Refused("typed", r.text()) : r;
          }
        });
  }

  public void refuse() {
    act("refused", () -> keys.refuse(id, refusal));
  }

  public void withdraw() {
    act("withdrawn", () -> keys.withdraw(id));
  }

  public void breakGlass() {
    act("approved", () -> keys.breakGlass(id, breakReason, understood));
  }

  private void act(String done, Runnable work) {
    try {
      work.run();
      fingerprint = null;
      offered = null;
      said.done(Text.of("approvals.key.did." + done, "host", getSheet().host().address()));
    } catch (Refused refused) {
      said.refused(refused);
    }
  }

  private void pin(Supplier<HostSheet> act) {
    try {
      HostSheet sheet = act.get();
      fingerprint = null;
      said.done(Text.of("inventory.said.key-pinned", "host", sheet.host().address()));
    } catch (Refused refused) {
      said.refused(refused);
    }
  }

  public HostSheet getSheet() {
    return desk.host(id == null ? new UUID(0, 0) : id);
  }

  /** The name of the credential whose password sudo gets; null when it asks for none. */
  public String getSudo() {
    UUID sudo = getSheet().host().sudoCredential();
    return sudo == null ? null : credentials.get(sudo).name();
  }

  public List<Instance> getServers() {
    return pairs.on(getSheet().host().id());
  }

  public List<Target> getTargets() {
    return targets.on(getSheet().host().id());
  }

  /** Whether the host shows another key than the agreed one. */
  public boolean isChanged() {
    String pinned = getSheet().host().pinnedKey();
    return offered != null && pinned != null && !pinned.equals(offered);
  }

  public boolean isMayEdit() {
    return user.may(Right.EDIT, getSheet().customer());
  }

  public String getOffered() {
    return offered;
  }

  public String getAlgorithm() {
    return algorithm;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }

  public String getRemark() {
    return remark;
  }

  public void setRemark(String remark) {
    this.remark = remark;
  }

  public String getRefusal() {
    return refusal;
  }

  public void setRefusal(String refusal) {
    this.refusal = refusal;
  }

  public String getBreakReason() {
    return breakReason;
  }

  public void setBreakReason(String breakReason) {
    this.breakReason = breakReason;
  }

  public boolean isUnderstood() {
    return understood;
  }

  public void setUnderstood(boolean understood) {
    this.understood = understood;
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public String getFingerprint() {
    return fingerprint;
  }

  public void setFingerprint(String fingerprint) {
    this.fingerprint = fingerprint;
  }
}
