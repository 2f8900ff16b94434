package pairkeeper.api.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Progress;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.runs.RunView;

/**
 * A run as a client sees it.
 *
 * @param job whose run it is; null where it holds the whole pair
 * @param remark why it waits, failed or was abandoned, or null
 * @param approval how a second person came to agree, or was left out; null where none was needed,
 *     and in lists
 * @param steps null in lists
 */
public record RunJson(
    UUID id,
    long number,
    UUID pair,
    String pairName,
    UUID job,
    UUID plan,
    String hash,
    String runbook,
    String state,
    Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    String actor,
    String reason,
    String ticket,
    Long acceptedLossBytes,
    boolean interrupted,
    String remark,
    ApprovalJson approval,
    List<RunStepJson> steps) {

  /**
   * One step.
   *
   * @param why reason of a failure or of a doubt, or the question that waits, or null
   */
  public record RunStepJson(
      String id,
      String title,
      UUID server,
      String kind,
      String state,
      int attempt,
      Instant startedAt,
      Instant endedAt,
      Integer exitCode,
      String why,
      String output,
      Progress progress,
      AnswerJson answer) {}

  /** What a person answered. */
  public record AnswerJson(String answer, String remark, String by, Instant at) {
    static AnswerJson of(Answer a) {
      return a == null ? null : new AnswerJson(a.kind().word(), a.remark(), a.by(), a.at());
    }
  }

  static RunJson listed(Run run, Speaker speaker) {
    return of(run, null, null, null, speaker);
  }

  public static RunJson of(RunView view, Speaker speaker) {
    List<RunStepJson> steps =
        view.steps().stream().map(s -> step(s, view.planned(s), speaker)).toList();
    return of(view.run(), view.hash(), view.approval(), steps, speaker);
  }

  private static RunJson of(
      Run r, String hash, ApprovalRequest approval, List<RunStepJson> steps, Speaker speaker) {
    return new RunJson(
        r.id(),
        r.number(),
        r.pair(),
        r.pairName(),
        r.job(),
        r.plan(),
        hash,
        r.runbook(),
        r.state().word(),
        r.createdAt(),
        r.startedAt(),
        r.endedAt(),
        r.actor(),
        r.reason(),
        r.ticket(),
        r.acceptedLossBytes(),
        r.interrupted(),
        speaker.say(r.remark()),
        ApprovalJson.decided(approval, speaker),
        steps);
  }

  private static RunStepJson step(RunStep s, Optional<Step> planned, Speaker speaker) {
    return new RunStepJson(
        s.id(),
        planned.map(p -> speaker.say(p.title())).orElse(s.id()),
        planned.map(Step::server).orElse(null),
        planned.map(PlanJson::kindOf).orElse(null),
        s.state().word(),
        s.attempt(),
        s.startedAt(),
        s.endedAt(),
        s.exitCode(),
        speaker.say(s.why()),
        s.output(),
        s.progress(),
        AnswerJson.of(s.answer()));
  }
}
