package pairkeeper.ops.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.RunStep;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.runs.PlanJson;

/**
 * Carries out plans that lie in files, with the real runner on scripted servers, and prints all
 * that happened: a program of its own, so that another process can do it.
 *
 * <p>On these servers a goal is met as soon as the step's command has been carried out, and a
 * command in the background ends when it is asked for the second time.
 */
final class PlanReplay {
  /** Ends what happened with one plan. */
  static final String END = "\f";

  private final RunsFixture f;
  private final Map<Command, Command> acts = new HashMap<>();
  private final Map<Command, String> says = new HashMap<>();
  private final Set<Command> done = new HashSet<>();
  private final Deque<Command> inBackground = new ArrayDeque<>();
  private final Set<Command> halfWay = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  private PlanReplay(TestDatabase empty) {
    f = new RunsFixture(empty);
  }

  /**
   * @param args the files
   */
  public static void main(String[] args) throws Exception {
    for (String file : args) {
      String story = of(Files.readString(Path.of(file))) + END;
      System.out.write(story.getBytes(StandardCharsets.UTF_8));
    }
    System.out.flush();
  }

  /** What happens when the plan in that JSON is carried out. */
  static String of(String json) {
    if (!(PlanJson.read(json) instanceof PlanJson.Read.Known known)) {
      throw new IllegalArgumentException("no plan: " + PlanJson.read(json));
    }
    try (TestDatabase empty = new TestDatabase()) {
      return new PlanReplay(empty).carryOut(known.plan());
    }
  }

  private String carryOut(Plan plan) {
    plan.steps().forEach(this::learn);
    f.servers.otherwise(this::answer);
    var stored = f.stored(plan);
    Long loss = plan.loss() == null ? null : plan.loss().boundBytes();
    var run =
        f.as(
            RunsFixture.MARTA,
            () ->
                f.desk.start(
                    stored.id(),
                    stored.hash(),
                    new Typed(plan.pairName(), loss, "a test", "", early(plan))));
    UUID id = run.run().id();
    f.work();
    var end = f.view(id);
    lines.add("plan " + end.hash());
    lines.add("run " + end.run().state() + " " + words(end.run().remark()));
    end.steps().forEach(this::tell);
    lines.add("inventory " + f.changes);
    return String.join("\n", lines).replace(id.toString(), "<run>") + "\n";
  }

  private static Map<String, Answer> early(Plan plan) {
    return plan.steps().stream()
        .filter(s -> s instanceof Step.Ask ask && ask.early())
        .collect(Collectors.toMap(Step::id, s -> Answer.of(Answer.Kind.DONE, "agreed")));
  }

  private void learn(Step step) {
    switch (step) {
      case Step.Act act -> learn(act.goal(), act.command());
      case Step.Hook hook -> learn(new Goal.None(), hook.command());
      case Step.Detached detached -> {
        learn(detached.goal(), detached.command());
        inBackground.add(detached.command());
      }
      case Step.Await await -> learn(await.goal(), null);
      case Step.Ask ask -> {}
      case Step.EndJobs jobs -> {}
      case Step.Note note -> {}
    }
  }

  private void learn(Goal goal, Command act) {
    if (goal instanceof Goal.Probe probe) {
      acts.putIfAbsent(probe.command(), act);
      says.put(
          probe.command(),
          switch (probe.expect()) {
            case Expect.ExitZero zero -> "";
            case Expect.Prints prints -> prints.text();
            case Expect.PrintsLike like -> "in production";
          });
    }
  }

  private CommandResult answer(UUID server, Command command) {
    lines.add("on " + server + " " + command);
    return switch (FakeServers.name(command)) {
      case "start-detached" -> FakeServers.ok("running 1\n10 %");
      case "poll-detached" -> {
        // half way when asked first, at the end when asked again
        boolean ends = !halfWay.add(inBackground.peek());
        if (ends) {
          done.add(inBackground.poll());
        }
        yield FakeServers.ok(ends ? "ended 0\nall of it" : "running 1\n40 %");
      }
      case "forget-detached", "kill-detached" -> FakeServers.ok("none");
      default -> atOnce(command);
    };
  }

  private CommandResult atOnce(Command command) {
    Command act = acts.get(command);
    if (act != null && !done.contains(act)) {
      return FakeServers.exit(1, "not yet");
    }
    done.add(command);
    return FakeServers.ok(says.getOrDefault(command, "done"));
  }

  private void tell(RunStep step) {
    lines.add(
        String.join(
            " ",
            "step",
            step.id(),
            step.state().name(),
            String.valueOf(step.attempt()),
            String.valueOf(step.startedAt()),
            String.valueOf(step.endedAt()),
            String.valueOf(step.exitCode()),
            words(step.why()),
            step.output()));
  }

  // the order of a map of arguments differs from one process to the next
  private static String words(Text text) {
    return text == null ? "-" : text.key() + new TreeMap<>(text.args());
  }
}
