package pairkeeper.core.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/** Who may do what with a request for an approval, and until when. */
public final class ApprovalRule {
  /** Least length of the reason of a break-glass, in characters. */
  public static final int LEAST_REASON = 20;

  private static final int MOST_REASON = 2000;

  private ApprovalRule() {}

  /**
   * What stands against this person's approving or refusing it now.
   *
   * @param who id of the user, whose tokens act under it too
   * @param hash of the plan that they saw
   */
  public static Optional<Objection> againstDeciding(
      ApprovalRequest request, UUID who, Grants grants, String hash, Instant now) {
    if (!grants.may(Right.APPROVE, request.customer())) {
      return Optional.of(Objection.NO_APPROVER);
    }
    if (request.requester().id().equals(who)) {
      return Optional.of(Objection.OWN_REQUEST);
    }
    if (!request.hash().equals(hash)) {
      return Optional.of(Objection.OTHER_PLAN);
    }
    return over(request, now);
  }

  /** What stands against this person's taking it back, or starting it without an approval. */
  public static Optional<Objection> againstOwnAct(ApprovalRequest request, UUID who, Instant now) {
    return request.requester().id().equals(who)
        ? over(request, now)
        : Optional.of(Objection.NOT_YOURS);
  }

  /**
   * What stands against this person's deciding about another host key now.
   *
   * @param fingerprint of the key that they saw
   */
  public static Optional<Objection> againstDeciding(
      KeyRequest request, UUID who, Grants grants, String fingerprint, Instant now) {
    if (!grants.may(Right.APPROVE, request.customer())) {
      return Optional.of(Objection.NO_APPROVER);
    }
    if (request.requester().id().equals(who)) {
      return Optional.of(Objection.OWN_REQUEST);
    }
    if (!request.fingerprint().equals(fingerprint)) {
      return Optional.of(Objection.OTHER_KEY);
    }
    return over(request, now);
  }

  /** What stands against this person's taking it back, or agreeing to the key alone. */
  public static Optional<Objection> againstOwnAct(KeyRequest request, UUID who, Instant now) {
    return request.requester().id().equals(who)
        ? over(request, now)
        : Optional.of(Objection.NOT_YOURS);
  }

  private static Optional<Objection> over(KeyRequest request, Instant now) {
    return request.waitsAt(now) ? Optional.empty() : Optional.of(Objection.KEY_EXPIRED);
  }

  /** Why nothing can be decided any more, if it is so. */
  public static Optional<Objection> over(ApprovalRequest request, Instant now) {
    return Optional.ofNullable(
        switch (request.stateAt(now)) {
          case AWAITING_APPROVAL -> null;
          case APPROVED -> Objection.APPROVED;
          case REFUSED -> Objection.REFUSED;
          case WITHDRAWN -> Objection.WITHDRAWN;
          case EXPIRED -> Objection.EXPIRED;
          case VOID -> Objection.VOID;
          case BREAK_GLASS -> Objection.BREAK_GLASS;
        });
  }

  /**
   * The words in which somebody says why they act without the second person.
   *
   * @param understood whether they ticked that it will be seen and reviewed
   * @throws Refused naming {@code breakReason} or {@code understood}
   */
  public static String breakReason(String typed, boolean understood) {
    String reason = typed == null ? "" : typed.strip();
    if (reason.codePointCount(0, reason.length()) < LEAST_REASON) {
      throw new Refused(
          "breakReason", Text.of("approvals.refused.break-reason", "n", LEAST_REASON));
    }
    Words.page("breakReason", reason, MOST_REASON);
    if (!understood) {
      throw new Refused("understood", Text.of("approvals.refused.understood"));
    }
    return reason;
  }

  /**
   * The reason of a refusal.
   *
   * @throws Refused naming {@code refusal}
   */
  public static String refusal(String typed) {
    String reason = typed == null ? "" : typed.strip();
    if (reason.isEmpty()) {
      throw new Refused("refusal", Text.of("approvals.refused.refusal"));
    }
    return remark("refusal", reason);
  }

  /**
   * What an approver may add.
   *
   * @throws Refused when it is too long
   */
  public static String remark(String field, String typed) {
    String remark = typed == null ? "" : typed.strip();
    Words.page(field, remark, MOST_REASON);
    return remark;
  }
}
