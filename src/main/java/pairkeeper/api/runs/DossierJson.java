package pairkeeper.api.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Attempt;
import pairkeeper.core.run.Rescued;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.ops.runs.RunView;

/**
 * All evidence of one run: what was planned and confirmed, what the guards saw, what was carried
 * out and how it ended.
 *
 * @param plan null when it is of a release that this one cannot read
 * @param guards as they held at the start
 * @param attempts earlier attempts at steps, oldest first
 * @param review how a second person read it, or what there is to read
 */
public record DossierJson(
    RunJson run,
    PlannedJson plan,
    List<GuardJson> guards,
    List<AttemptJson> attempts,
    List<CleanUpJson> cleanUps,
    ReviewJson review) {

  /** What was confirmed. */
  public record PlannedJson(
      String hash,
      Instant builtAt,
      Map<String, String> options,
      Map<String, String> facts,
      PlanJson.LossJson estimatedLoss,
      List<GuardJson> guards,
      List<PlanJson.StepJson> steps) {}

  /** An earlier attempt at a step. */
  public record AttemptJson(
      String step,
      int attempt,
      String state,
      Instant startedAt,
      Instant endedAt,
      Integer exitCode,
      String why,
      String output,
      RunJson.AnswerJson answer) {}

  /** What was cleaned up after a failure. */
  public record CleanUpJson(String step, String title, boolean done, String why, String output) {}

  static DossierJson of(RunView view, ReviewView review, Speaker speaker) {
    return new DossierJson(
        RunJson.of(view, speaker),
        view.plan() == null ? null : planned(view.plan(), view.hash(), speaker),
        view.guards().stream().map(g -> GuardJson.of(g, speaker)).toList(),
        view.attempts().stream().map(a -> attempt(a, speaker)).toList(),
        view.steps().stream()
            .flatMap(s -> s.rescues().stream().map(r -> cleanUp(s.id(), r, speaker)))
            .toList(),
        ReviewJson.of(review, speaker));
  }

  private static PlannedJson planned(Plan plan, String hash, Speaker speaker) {
    return new PlannedJson(
        hash,
        plan.builtAt(),
        plan.options(),
        plan.fingerprint().facts(),
        PlanJson.LossJson.of(plan.loss()),
        plan.guards().stream().map(g -> GuardJson.of(g, speaker)).toList(),
        plan.steps().stream().map(s -> PlanJson.StepJson.of(s, speaker)).toList());
  }

  private static AttemptJson attempt(Attempt a, Speaker speaker) {
    return new AttemptJson(
        a.step(),
        a.attempt(),
        a.state().word(),
        a.startedAt(),
        a.endedAt(),
        a.exitCode(),
        speaker.say(a.why()),
        a.output(),
        RunJson.AnswerJson.of(a.answer()));
  }

  private static CleanUpJson cleanUp(String step, Rescued r, Speaker speaker) {
    return new CleanUpJson(
        step, speaker.say(r.title()), r.done(), speaker.say(r.why()), r.output());
  }
}
