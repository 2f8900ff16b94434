package pairkeeper.web.reviews;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import pairkeeper.core.review.SignedReview;
import pairkeeper.core.run.Run;
import pairkeeper.ops.review.ReviewDesk;
import pairkeeper.ops.runs.RunWords;

/** Which runs wait for their review, and which were signed lately. */
@Named
@RequestScoped
public class ReviewsPage {
  private static final int LATELY = 50;

  private ReviewDesk desk;
  private List<Due> due;
  private List<Signed> signed;

  protected ReviewsPage() {}

  @Inject
  ReviewsPage(ReviewDesk desk) {
    this.desk = desk;
  }

  /**
   * A run that waits.
   *
   * @param runbook key of its name
   * @param mine whether this person may sign it
   */
  public record Due(Run run, String runbook, boolean mine) {}

  /** A signature with its run. */
  public record Signed(SignedReview review, Run run, String runbook) {}

  public List<Due> getDue() {
    if (due == null) {
      due =
          desk.due().stream()
              .map(r -> new Due(r, RunWords.runbook(r.runbook()), desk.maySign(r)))
              .toList();
    }
    return due;
  }

  public List<Signed> getSigned() {
    if (signed == null) {
      signed =
          desk.signed(LATELY).stream()
              .flatMap(s ->
                  desk.run(s.run()).stream()
                      .map(r -> new Signed(s, r, RunWords.runbook(r.runbook()))))
              .toList();
    }
    return signed;
  }
}
