package pairkeeper.core.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.run.Answer;

/**
 * A confirmed plan that waits for a second person, with all that is needed to start it exactly as
 * it was confirmed.
 *
 * @param hash of the plan that was confirmed: an approval is bound to it
 * @param ticket number in the team's ticket system, or ""
 * @param acceptLossBytes bound of the loss that was typed, or null
 * @param early answers that were given beforehand, by step
 * @param expiresAt from then on nobody can approve it
 * @param decision how it ended, or null while nobody has decided
 */
public record ApprovalRequest(
    UUID id,
    UUID plan,
    String hash,
    UUID pair,
    UUID customer,
    String pairName,
    String runbook,
    Person requester,
    String reason,
    String ticket,
    Long acceptLossBytes,
    Map<String, Answer> early,
    Instant askedAt,
    Instant expiresAt,
    Decision decision) {
  /**
   * How long a request waits. As long as a plan can be started: what nobody looked at for half an
   * hour was confirmed on a state of the servers that nobody remembers.
   */
  public static final Duration LASTS = Duration.ofMinutes(30);

  public ApprovalRequest {
    early = Map.copyOf(early);
  }

  /** How it stands at that time. */
  public ApprovalState stateAt(Instant now) {
    if (decision != null) {
      return decision.state();
    }
    return now.isBefore(expiresAt) ? ApprovalState.AWAITING_APPROVAL : ApprovalState.EXPIRED;
  }

  /** Whether somebody can still decide. */
  public boolean waitsAt(Instant now) {
    return stateAt(now) == ApprovalState.AWAITING_APPROVAL;
  }

  /** The same, decided. */
  public ApprovalRequest decided(Decision how) {
    return new ApprovalRequest(
        id,
        plan,
        hash,
        pair,
        customer,
        pairName,
        runbook,
        requester,
        reason,
        ticket,
        acceptLossBytes,
        early,
        askedAt,
        expiresAt,
        how);
  }
}
