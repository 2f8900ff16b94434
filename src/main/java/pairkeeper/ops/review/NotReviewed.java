package pairkeeper.ops.review;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.review.ReviewRule.Objection;

/** A review cannot be signed, or not by this person; nothing happened. */
public class NotReviewed extends Refused {
  private static final long serialVersionUID = 1L;

  private final Objection why;

  NotReviewed(Objection why) {
    super("", Text.of("reviews.refused." + why.word()));
    this.why = why;
  }

  public Objection why() {
    return why;
  }
}
