package pairkeeper.api.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Preview;
import pairkeeper.core.plan.Step;
import pairkeeper.ops.runs.PlanView;

/**
 * A plan as a client sees it.
 *
 * @param hash null, as are the two instants, of one that is not stored
 */
public record PlanJson(
    UUID id,
    UUID pair,
    String runbook,
    String hash,
    Instant storedAt,
    Instant validUntil,
    Map<String, String> options,
    LossJson estimatedLoss,
    boolean blocked,
    List<GuardJson> guards,
    int approvalsNeeded,
    List<StepJson> steps) {

  /**
   * What is lost at most.
   *
   * @param boundBytes null when it cannot be known
   */
  public record LossJson(long knownBytes, Long boundBytes, Long seconds) {
    static LossJson of(LossEstimate loss) {
      return loss == null
          ? null
          : new LossJson(loss.knownBytes(), loss.boundBytes(), loss.seconds());
    }
  }

  /**
   * One step.
   *
   * @param server id of the server on which it happens, null in the console
   * @param kind {@code command}, {@code long-command}, {@code hook}, {@code wait}, {@code confirm}
   *     or {@code note}
   * @param preview the very text that is carried out, secrets masked
   * @param question what a person is asked, only of {@code confirm}
   */
  public record StepJson(
      String id,
      String title,
      String effect,
      UUID server,
      String kind,
      String preview,
      String question) {
    static StepJson of(Step step, Speaker speaker) {
      return new StepJson(
          step.id(),
          speaker.say(step.title()),
          speaker.say(step.effect()),
          step.server(),
          kindOf(step),
          Preview.of(step),
          step instanceof Step.Ask ask ? speaker.say(ask.question()) : null);
    }
  }

  static String kindOf(Step step) {
    return switch (step) {
      case Step.Act act -> "command";
      case Step.Detached detached -> "long-command";
      case Step.Hook hook -> "hook";
      case Step.Await await -> "wait";
      case Step.EndJobs jobs -> "wait";
      case Step.Ask ask -> "confirm";
      case Step.Note note -> "note";
    };
  }

  /** A plan that is not stored. */
  public static PlanJson previewed(Plan plan, Speaker speaker) {
    return of(new PlanView(plan, null, null, null, null, null), 0, speaker);
  }

  /**
   * @param approvalsNeeded how many further people have to agree
   */
  static PlanJson of(PlanView view, int approvalsNeeded, Speaker speaker) {
    Plan plan = view.plan();
    return new PlanJson(
        plan.id(),
        plan.pair(),
        plan.runbook(),
        view.hash(),
        view.storedAt(),
        view.validUntil(),
        plan.options(),
        LossJson.of(plan.loss()),
        plan.blocked(),
        plan.guards().stream().map(g -> GuardJson.of(g, speaker)).toList(),
        approvalsNeeded,
        plan.steps().stream().map(s -> StepJson.of(s, speaker)).toList());
  }
}
