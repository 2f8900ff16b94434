package pairkeeper.core.approval;

import java.util.Locale;

/** What became of a request for an approval; {@link #word} is the API's word for it. */
public enum ApprovalState {
  /** Nobody has decided yet. */
  AWAITING_APPROVAL,
  /** A second person agreed, and the run was started. */
  APPROVED,
  /** A second person said no. */
  REFUSED,
  /** The requester took it back. */
  WITHDRAWN,
  /** Nobody decided in time. */
  EXPIRED,
  /** What was asked for could not be started any more when somebody agreed. */
  VOID,
  /** The requester started it without an approval and said why. */
  BREAK_GLASS;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
