package pairkeeper.ops.review;

import java.util.List;
import java.util.Optional;
import pairkeeper.core.review.CountedLoss;
import pairkeeper.core.review.Findings;
import pairkeeper.core.review.LaterRemark;
import pairkeeper.core.review.ReviewRule.Objection;
import pairkeeper.core.review.SignedReview;
import pairkeeper.core.run.Run;

/**
 * The review of a run as it stands.
 *
 * @param findings what was signed, or what there is to read now
 * @param needed whether a run of this kind is reviewed
 * @param signed the signature under this end of the run, or null
 * @param earlier signatures under earlier ends, before it was resumed; newest first
 * @param added remarks after a signature, oldest first
 * @param counted what was lost really, or null while nothing counted it
 * @param objection why this person cannot sign now, or null when they can
 */
public record ReviewView(
    Run run,
    Findings findings,
    boolean needed,
    SignedReview signed,
    List<SignedReview> earlier,
    List<LaterRemark> added,
    CountedLoss counted,
    Objection objection) {

  public ReviewView {
    earlier = List.copyOf(earlier);
    added = List.copyOf(added);
  }

  /** Whether the run has ended and nobody has signed it. */
  public boolean due() {
    return needed && run.state().ended() && signed == null;
  }

  /** {@code due, signed}, or {@code not-ended}; the API's words. */
  public String state() {
    return signed != null ? "signed" : due() ? "due" : "not-ended";
  }

  public Optional<SignedReview> signature() {
    return Optional.ofNullable(signed);
  }
}
