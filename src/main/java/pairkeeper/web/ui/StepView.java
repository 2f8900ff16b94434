package pairkeeper.web.ui;

import java.util.Optional;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Preview;
import pairkeeper.core.plan.Step;

/**
 * One line of a plan's preview.
 *
 * @param plate where: {@code primary}, {@code standby}, {@code fenced}, {@code you} or {@code
 *     console}
 * @param server the server's name, or ""
 * @param command masked text, "" when there is none or it is shown as a file's difference
 * @param file what it does to a file, or null
 */
public record StepView(
    int number,
    String id,
    String plate,
    String server,
    Text title,
    Text effect,
    String command,
    FileDiff file) {

  static StepView of(int number, Step step, Pair pair) {
    Optional<Instance> where = Optional.ofNullable(step.server()).flatMap(pair::server);
    String server = where.map(Instance::name).orElse("");
    FileDiff file =
        step instanceof Step.Act act && act.command() instanceof Command.PutFile put
            ? FileDiff.of(number, server, put)
            : null;
    return new StepView(
        number,
        step.id(),
        plate(step, where),
        server,
        step.title(),
        step.effect(),
        file == null ? Preview.of(step) : "",
        file);
  }

  private static String plate(Step step, Optional<Instance> where) {
    return switch (step) {
      case Step.Ask ask -> "you";
      case Step.EndJobs jobs -> "console";
      case Step.Note note -> "console";
      case Step.Act act -> role(where);
      case Step.Detached detached -> role(where);
      case Step.Hook hook -> role(where);
      case Step.Await await -> role(where);
    };
  }

  private static String role(Optional<Instance> where) {
    return where.map(Instance::role).map(Role::word).orElse("console");
  }
}
