package pairkeeper.core.approval;

import java.util.Locale;

/** Why somebody may not do something with a request; {@link #word} is the API's word for it. */
public enum Objection {
  /** They do not hold the right to approve for that customer. */
  NO_APPROVER,
  /** They asked for it themselves, in person or by a token of theirs. */
  OWN_REQUEST,
  /** Only whoever asked may do that. */
  NOT_YOURS,
  /** What they agree to is another plan than the one that was confirmed. */
  OTHER_PLAN,
  /** Nobody decided in time. */
  EXPIRED,
  /** Somebody has agreed already. */
  APPROVED,
  /** Somebody has said no already. */
  REFUSED,
  /** It was taken back. */
  WITHDRAWN,
  /** It could not be started any more. */
  VOID,
  /** It was started without an approval. */
  BREAK_GLASS,
  /** The plan waits for an approval already. */
  ASKED,
  /** What they agree to is another host key than the one that was asked for. */
  OTHER_KEY,
  /** Nobody decided about the host key in time. */
  KEY_EXPIRED,
  /** Another request for a key of that host waits. */
  KEY_ASKED,
  /** Whoever asked may not run things any more. */
  REQUESTER_GONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
