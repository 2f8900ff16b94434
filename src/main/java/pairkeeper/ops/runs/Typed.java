package pairkeeper.ops.runs;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;

/**
 * What a person typed to start a run.
 *
 * @param pairName must be the pair's name
 * @param acceptLossBytes must be the plan's upper bound of the loss; null when the plan has none,
 *     or when the bound is not known
 * @param reason why, 1 to 2000 characters
 * @param ticket at most 100 characters, may be ""
 * @param early answers to steps that may be answered early, by step id
 */
public record Typed(
    String pairName,
    Long acceptLossBytes,
    String reason,
    String ticket,
    Map<String, Answer> early) {
  private static final int REASON = 2000;
  private static final int TICKET = 100;
  static final int REMARK = 2000;

  public Typed {
    reason = reason == null ? "" : reason.strip();
    ticket = ticket == null ? "" : ticket.strip();
    early = early == null ? Map.of() : Map.copyOf(early);
  }

  /**
   * @throws Refused when it does not fit the plan
   */
  void check(Plan plan) {
    requireName(pairName, plan.pairName());
    Long bound = plan.loss() == null ? null : plan.loss().boundBytes();
    if (!Objects.equals(bound, acceptLossBytes)) {
      throw new Refused("acceptLossBytes", loss(bound));
    }
    requireReason(reason);
    Words.line("ticket", ticket, 0, TICKET);
    checkAnswers(plan);
  }

  /**
   * @throws Refused naming {@code confirm} when it is not the pair's name
   */
  public static void requireName(String typed, String pairName) {
    if (typed == null || !typed.strip().equals(pairName)) {
      throw new Refused("confirm", Text.of("runs.refused.confirm", "pair", pairName));
    }
  }

  /**
   * The reason as it is kept.
   *
   * @throws Refused naming {@code reason} when it has not 1 to 2000 characters
   */
  public static String requireReason(String typed) {
    String reason = typed == null ? "" : typed.strip();
    if (reason.isEmpty()) {
      throw new Refused("reason", Text.of("runs.refused.reason"));
    }
    Words.page("reason", reason, REASON);
    return reason;
  }

  private static Text loss(Long bound) {
    return bound == null
        ? Text.of("runs.refused.no-loss")
        : Text.of("runs.refused.loss", "boundBytes", bound);
  }

  private void checkAnswers(Plan plan) {
    Set<String> may =
        plan.steps().stream()
            .filter(s -> s instanceof Step.Ask ask && ask.early())
            .map(Step::id)
            .collect(Collectors.toSet());
    early.forEach((step, answer) -> {
      if (!may.contains(step) || answer.kind() == Answer.Kind.REPEAT) {
        throw new Refused("answer:" + step, Text.of("runs.refused.not-asked"));
      }
      Words.page("answer:" + step + ".remark", answer.remark(), REMARK);
    });
  }
}
