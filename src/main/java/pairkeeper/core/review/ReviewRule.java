package pairkeeper.core.review;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;
import pairkeeper.core.run.Run;

/** Which runs are to be reviewed, and who may sign. */
public final class ReviewRule {
  private static final int MOST_REMARK = 4000;

  private ReviewRule() {}

  /** Why somebody may not sign; {@link #word} is the API's word for it. */
  public enum Objection {
    /** The run is neither a failover nor was it started without an approval. */
    NOT_NEEDED,
    /** It has not ended. */
    NOT_ENDED,
    /** It is signed already. */
    SIGNED,
    /** They confirmed the run themselves, in person or by a token of theirs. */
    OWN_RUN,
    /** They are neither approver nor auditor nor administrator for that customer. */
    NO_REVIEWER;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether a run of that kind is read by a second person after its end. */
  public static boolean needed(Run run, boolean breakGlass) {
    return breakGlass || run.runbook().equals("failover");
  }

  /** Whether this person may read runs of that customer as a reviewer. */
  public static boolean mayReview(Grants grants, UUID customer) {
    return grants.may(Right.APPROVE, customer) || grants.may(Right.AUDIT, customer);
  }

  /**
   * What stands against this person's signing it now.
   *
   * @param who id of the user, whose tokens act under it too
   * @param signed whether this end of the run is signed already
   */
  public static Optional<Objection> againstSigning(
      Run run, boolean breakGlass, boolean signed, UUID who, Grants grants) {
    if (!needed(run, breakGlass)) {
      return Optional.of(Objection.NOT_NEEDED);
    }
    if (!run.state().ended()) {
      return Optional.of(Objection.NOT_ENDED);
    }
    if (signed) {
      return Optional.of(Objection.SIGNED);
    }
    if (run.actorId().equals(who)) {
      return Optional.of(Objection.OWN_RUN);
    }
    return mayReview(grants, run.customer())
        ? Optional.empty()
        : Optional.of(Objection.NO_REVIEWER);
  }

  /**
   * The reviewer's words.
   *
   * @throws Refused naming {@code remark}
   */
  public static String remark(String typed) {
    String remark = typed == null ? "" : typed.strip();
    if (remark.isEmpty()) {
      throw new Refused("remark", Text.of("reviews.refused.remark"));
    }
    Words.page("remark", remark, MOST_REMARK);
    return remark;
  }
}
