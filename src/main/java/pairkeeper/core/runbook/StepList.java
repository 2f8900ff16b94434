package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Step;

/**
 * The steps of a plan as its runbook writes them down, each with its texts {@code
 * steps.<runbook>.<id>.title} and {@code .effect}.
 */
final class StepList {
  private final String area;
  private final String prefix;
  private final Map<String, Object> words;
  private final List<Step> steps;

  /**
   * @param runbook its name
   * @param words arguments of every text
   */
  StepList(String runbook, Map<String, Object> words) {
    this("steps." + runbook + ".", "", words, new ArrayList<>());
  }

  private StepList(String area, String prefix, Map<String, Object> words, List<Step> steps) {
    this.area = area;
    this.prefix = prefix;
    this.words = Map.copyOf(words);
    this.steps = steps;
  }

  /** The same list for steps whose texts have other arguments. */
  StepList saying(Map<String, Object> otherWords) {
    return new StepList(area, prefix, otherWords, steps);
  }

  /** The same list for steps that several runbooks share, with texts of their own. */
  StepList of(String shared, Map<String, Object> otherWords) {
    return new StepList("steps." + shared + ".", prefix, otherWords, steps);
  }

  /** The same list for steps that come again for each of several servers: their ids begin so. */
  StepList numbered(String prefix) {
    return new StepList(area, prefix, words, steps);
  }

  /**
   * How an act is carried out.
   *
   * @param goal what is so when it is done
   * @param safety what may be done when it is not known whether it happened
   * @param writeGap whether users cannot write while it lasts
   * @param limit seconds
   * @param rescue what is carried out when it surely failed
   */
  record How(Goal goal, Safety safety, boolean writeGap, int limit, List<Rescue> rescue) {
    /** Harmless to repeat, outside of the write gap, and without a goal. */
    static How within(int limit) {
      return new How(new Goal.None(), Safety.REPEATABLE, false, limit, List.of());
    }

    How until(Goal reached) {
      return new How(reached, safety, writeGap, limit, rescue);
    }

    /** Not to be repeated blindly: after an interruption its goal is probed and a person asked. */
    How once() {
      return new How(goal, Safety.ASK, writeGap, limit, rescue);
    }

    How inWriteGap() {
      return new How(goal, safety, true, limit, rescue);
    }

    How rescuedBy(List<Rescue> rescues) {
      return new How(goal, safety, writeGap, limit, rescues);
    }
  }

  void act(String id, UUID server, Command command, How how) {
    steps.add(
        new Step.Act(
            prefix + id,
            title(id),
            effect(id),
            server,
            command,
            how.goal(),
            how.safety(),
            how.writeGap(),
            how.limit(),
            how.rescue()));
  }

  /** A command that works on the server by itself, and does not tell how far it is. */
  void alone(String id, UUID server, Command command, int limit) {
    steps.add(
        new Step.Detached(
            prefix + id,
            title(id),
            effect(id),
            server,
            command,
            Command.Argv.of(command.user(), "true"),
            0,
            new Goal.None(),
            limit,
            0,
            List.of()));
  }

  /** Waits until the question is answered as expected: asked every so many milliseconds. */
  void await(String id, Goal.Probe until, int limit, int every, boolean writeGap) {
    steps.add(
        new Step.Await(
            prefix + id,
            title(id),
            effect(id),
            until.server(),
            until,
            limit,
            every,
            writeGap,
            List.of()));
  }

  /** Has the runs of the pair's jobs ended. */
  void endJobs(String id, int limit) {
    steps.add(new Step.EndJobs(id, title(id), effect(id), limit));
  }

  void note(String id, Change change) {
    steps.add(new Step.Note(id, title(id), effect(id), change));
  }

  /** A step of another form. */
  void add(Step step) {
    steps.add(step);
  }

  /**
   * All steps from that index on are cleaned up after by this too when they fail.
   *
   * @param from counts from 0
   */
  void rescueAll(int from, List<Rescue> more) {
    if (!more.isEmpty()) {
      steps.subList(from, steps.size()).replaceAll(step -> Rescues.added(step, more));
    }
  }

  /** The arguments of every text. */
  Map<String, Object> words() {
    return words;
  }

  List<Step> all() {
    return List.copyOf(steps);
  }

  Text title(String id) {
    return new Text(area + id + ".title", words);
  }

  Text effect(String id) {
    return new Text(area + id + ".effect", words);
  }
}
