package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.Moment;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;

/**
 * The steps that a pair's hooks become. People are asked where nobody waits for them: questions
 * before, and what stands above them in the list, come early; questions after, and what stands
 * below them, come late. The other commands lie right beside the change of roles.
 */
final class HookSteps {
  /** For the connection, and for the end of a command that is being ended. */
  private static final int SPARE_SECONDS = 15;

  private final HookScene scene;
  private final StepList steps;

  HookSteps(HookScene scene, StepList steps) {
    this.scene = scene;
    this.steps = steps;
  }

  /** All before up to its last question. */
  void early() {
    List<Hook> all = scene.at(Moment.BEFORE);
    add(all, 0, askedUntil(all));
  }

  /** The commands before that no question follows. */
  void justBefore() {
    List<Hook> all = scene.at(Moment.BEFORE);
    add(all, askedUntil(all), all.size());
  }

  /** The commands after that no question precedes. */
  void atOnce() {
    List<Hook> all = scene.at(Moment.AFTER);
    add(all, 0, askedFrom(all));
  }

  /** All after from its first question on. */
  void late() {
    List<Hook> all = scene.at(Moment.AFTER);
    add(all, askedFrom(all), all.size());
  }

  /** What is carried out when the run is taken back. */
  List<Rescue> aborted() {
    var rescues = new ArrayList<Rescue>();
    for (Hook hook : scene.at(Moment.ABORTED)) {
      if (hook instanceof Hook.Command command) {
        rescues.add(
            new Rescue(
                scene.server(command).orElseThrow().id(),
                Text.of("steps.rescue.hook", "name", command.name()),
                carriedOut(command)));
      }
    }
    return rescues;
  }

  private static int askedUntil(List<Hook> hooks) {
    int end = 0;
    for (int i = 0; i < hooks.size(); i++) {
      end = hooks.get(i) instanceof Hook.Question ? i + 1 : end;
    }
    return end;
  }

  private static int askedFrom(List<Hook> hooks) {
    int from = 0;
    while (from < hooks.size() && hooks.get(from) instanceof Hook.Command) {
      from++;
    }
    return from;
  }

  private void add(List<Hook> hooks, int from, int to) {
    for (int i = from; i < to; i++) {
      Hook hook = hooks.get(i);
      String id = "hook-" + hook.moment().word() + "-" + (i + 1);
      switch (hook) {
        case Hook.Command command -> steps.add(command(id, command));
        case Hook.Question question -> steps.add(question(id, question));
      }
    }
  }

  private Step command(String id, Hook.Command hook) {
    String end = hook.vital() ? "vital" : "go-on";
    return new Step.Hook(
        id,
        new Text("steps.hook.command.title", words(hook)),
        new Text("steps.hook.command." + end, words(hook)),
        scene.server(hook).orElseThrow().id(),
        carriedOut(hook),
        hook.vital(),
        hook.limitSeconds() + SPARE_SECONDS,
        List.of());
  }

  private static Step question(String id, Hook.Question hook) {
    String end = hook.vital() ? "vital" : "go-on";
    return new Step.Ask(
        id,
        new Text("steps.hook.question.title", words(hook)),
        new Text("steps.hook.question." + end, words(hook)),
        Text.of("steps.hook.question.question", "question", hook.question()),
        true,
        !hook.vital());
  }

  private static Map<String, Object> words(Hook hook) {
    return switch (hook) {
      case Hook.Command command ->
          Map.of("name", hook.name(), "user", command.user(), "seconds", command.limitSeconds());
      case Hook.Question question -> Map.of("name", hook.name());
    };
  }

  /** Ended on the server itself: one that the console gave up would go on there by itself. */
  private static Command.Argv carriedOut(Hook.Command hook) {
    var words = new ArrayList<>(List.of("timeout", "-k", "5", "" + hook.limitSeconds()));
    words.addAll(hook.words());
    return new Command.Argv(hook.user(), words);
  }
}
