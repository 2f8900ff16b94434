package pairkeeper.ops.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalRule;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.approval.Objection;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.HostSheet;
import pairkeeper.core.model.NotThere;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.HostKeysDesk;
import pairkeeper.ops.inventory.KeyAnswer;
import pairkeeper.ops.inventory.Trials;
import pairkeeper.ops.runs.Typed;
import pairkeeper.store.access.UserStore;
import pairkeeper.store.approvals.KeyRequests;

/**
 * Where a host key takes the place of the agreed one, or waits until a second person has agreed.
 * What is agreed to is always the key that the host shows at that moment.
 */
@ApplicationScoped
public class KeyDesk {
  private Transactions transactions;
  private KeyRequests requests;
  private HostKeysDesk hosts;
  private Trials trials;
  private UserStore users;
  private KeyAudit audit;
  private CurrentUser user;
  private Clock clock;

  protected KeyDesk() {}

  @Inject
  public KeyDesk(
      Transactions transactions,
      KeyRequests requests,
      HostKeysDesk hosts,
      Trials trials,
      UserStore users,
      KeyAudit audit,
      CurrentUser user,
      Clock clock) {
    this.transactions = transactions;
    this.requests = requests;
    this.hosts = hosts;
    this.trials = trials;
    this.users = users;
    this.audit = audit;
    this.user = user;
    this.clock = clock;
  }

  /** What came of a wish. */
  public sealed interface Pinned {
    /** The key is agreed to. */
    record Agreed(KeyAnswer.Shown shown) implements Pinned {}

    /** A second person has to agree first. */
    record Waits(KeyRequest request) implements Pinned {}
  }

  /**
   * Agrees to the key that a host shows, or keeps the wish for a second person.
   *
   * @param reason why the host has another key; needed only where a second person has to agree
   * @throws pairkeeper.core.model.Refused naming {@code fingerprint} or {@code reason}
   * @throws NotApproved when another wish waits
   */
  public Pinned pin(UUID host, String fingerprint, String reason) {
    HostSheet sheet = hosts.host(host);
    user.require(Right.EDIT, sheet.customer());
    KeyAnswer.Shown shown = trials.shown(host, fingerprint);
    if (!hosts.needsSecond(sheet, shown.fingerprint())) {
      hosts.pin(host, shown.fingerprint());
      return new Pinned.Agreed(shown);
    }
    return new Pinned.Waits(ask(sheet, shown.fingerprint(), Typed.requireReason(reason)));
  }

  private KeyRequest ask(HostSheet sheet, String fingerprint, String reason) {
    Instant now = now();
    var request =
        new KeyRequest(
            sheet.host().id(),
            sheet.customer(),
            sheet.host().address(),
            fingerprint,
            sheet.host().pinnedKey(),
            Person.of(user.actor()),
            reason,
            now,
            now.plus(ApprovalRequest.LASTS));
    transactions.run(() -> {
      requests
          .find(request.host(), user.customers())
          .ifPresent(other -> {
            if (other.waitsAt(now)) {
              throw NotApproved.of(Objection.KEY_ASKED, other);
            }
            if (requests.remove(other)) {
              audit.told("expired", other, Map.of());
            }
          });
      requests.add(request);
      audit.told("asked", request, Map.of("reason", reason));
    });
    return request;
  }

  /** What waits for that host now. */
  public Optional<KeyRequest> waiting(UUID host) {
    return transactions
        .in(() -> requests.find(host, user.customers()))
        .filter(r -> r.waitsAt(now()));
  }

  /** All that wait, the one that expires next first. */
  public List<KeyRequest> waiting() {
    return transactions.in(() -> requests.waiting(user.customers(), now()));
  }

  /** How many wait for this person. */
  public long waitingForMe() {
    return user.mayAnywhere(Right.APPROVE) ? waiting().stream().filter(this::mayDecide).count() : 0;
  }

  /** Whether this person may approve or refuse it now. */
  public boolean mayDecide(KeyRequest request) {
    return against(request, request.fingerprint()).isEmpty();
  }

  /** Whether this person asked for it and may still take it back. */
  public boolean mayWithdraw(KeyRequest request) {
    return ApprovalRule.againstOwnAct(request, user.actor().id(), now()).isEmpty();
  }

  /**
   * Agrees: the host is asked once more, and shows that key from now on or stays cut off.
   *
   * @param fingerprint that the second person saw
   * @param remark at most 2000 characters, may be ""
   * @throws NotApproved when they may not, or it is over
   * @throws pairkeeper.core.model.Refused when the host shows another key by now, or none
   */
  public void approve(UUID host, String fingerprint, String remark) {
    KeyRequest request = decidable(host, fingerprint);
    String said = ApprovalRule.remark("remark", remark);
    requireRequester(request);
    carryOut(request, "approved", said);
  }

  /**
   * Says no.
   *
   * @param reason 1 to 2000 characters
   * @throws NotApproved when they may not, or it is over
   */
  public void refuse(UUID host, String reason) {
    KeyRequest request = decidable(host, found(host).fingerprint());
    String said = ApprovalRule.refusal(reason);
    transactions.run(() -> end(request, "refused", Map.of("remark", said)));
  }

  /**
   * Takes one's own wish back.
   *
   * @throws NotApproved when it is somebody else's, or over
   */
  public void withdraw(UUID host) {
    KeyRequest request = own(host);
    transactions.run(() -> end(request, "withdrawn", Map.of()));
  }

  /**
   * Agrees without the second person, which everybody is told.
   *
   * @param reason at least 20 characters
   * @param understood whether the person ticked that it will be seen
   * @throws pairkeeper.core.model.Refused naming {@code breakReason} or {@code understood}
   * @throws NotApproved when it is somebody else's wish, or over
   */
  public void breakGlass(UUID host, String reason, boolean understood) {
    KeyRequest request = own(host);
    user.require(Right.EDIT, request.customer());
    carryOut(request, "break-glass", ApprovalRule.breakReason(reason, understood));
  }

  private void carryOut(KeyRequest request, String how, String said) {
    trials.shown(request.host(), request.fingerprint());
    transactions.run(() -> {
      end(request, how, Map.of("remark", said));
      hosts.pinDecided(
          request.host(),
          request.before(),
          request.fingerprint(),
          Map.of("requester", request.requester().name(), "how", how));
    });
  }

  private KeyRequest found(UUID host) {
    return transactions
        .in(() -> requests.find(host, user.customers()))
        .orElseThrow(() -> new NotThere("host-key-request", host));
  }

  private KeyRequest decidable(UUID host, String fingerprint) {
    KeyRequest request = found(host);
    user.require(Right.APPROVE, request.customer());
    against(request, fingerprint)
        .ifPresent(why -> {
          throw NotApproved.of(why, request);
        });
    return request;
  }

  private Optional<Objection> against(KeyRequest request, String fingerprint) {
    return ApprovalRule.againstDeciding(
        request, user.actor().id(), user.acting().grants(), fingerprint, now());
  }

  private KeyRequest own(UUID host) {
    KeyRequest request = found(host);
    ApprovalRule.againstOwnAct(request, user.actor().id(), now())
        .ifPresent(why -> {
          throw NotApproved.of(why, request);
        });
    return request;
  }

  /** Who may not change anything any more must not have it changed by another's press. */
  private void requireRequester(KeyRequest request) {
    boolean may =
        transactions
            .in(() -> users.find(request.requester().id()))
            .filter(u -> !u.disabled())
            .filter(u -> Grants.of(u.grants()).may(Right.EDIT, request.customer()))
            .isPresent();
    if (!may) {
      throw NotApproved.of(Objection.REQUESTER_GONE, request);
    }
  }

  /** In the caller's transaction; of two presses at once the second finds it gone. */
  private void end(KeyRequest request, String how, Map<String, String> more) {
    if (!requests.remove(request)) {
      throw new NotThere("host-key-request", request.host());
    }
    audit.told(how, request, more);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
