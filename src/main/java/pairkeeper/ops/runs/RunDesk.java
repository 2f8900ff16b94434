package pairkeeper.ops.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;

/**
 * Where people bring plans and get runs: stores what was previewed, takes confirmations and answers,
 * hands runs to the scheduler. Acts for the signed-in person; shows only what they may see.
 */
public interface RunDesk {

  /** Stores a plan; it can be started for 30 minutes from when it was built. */
  PlanView store(Plan plan);

  /** A stored plan, if it exists and this person may see it. */
  Optional<PlanView> plan(UUID plan);

  /**
   * Starts a run of a stored plan.
   *
   * @param hash of the plan that the person saw
   * @param typedPairName must be the pair's name
   * @param acceptLossBytes must be the plan's upper bound of the loss; null when the plan has none
   * @param reason why, 1 to 2000 characters
   * @param ticket at most 100 characters, may be ""
   * @param early answers to steps that may be answered early, by step id
   * @throws pairkeeper.core.model.Refused when something typed is wrong, naming the field: {@code
   *     confirm, acceptLossBytes, reason, ticket} or {@code answer:<step>}
   * @throws NotStarted when the plan cannot be run any more
   * @throws PairBusy when another run holds the pair
   * @throws pairkeeper.core.model.NotThere when there is no such plan for this person
   */
  RunView start(
      UUID plan,
      String hash,
      String typedPairName,
      Long acceptLossBytes,
      String reason,
      String ticket,
      Map<String, Answer> early);

  /** A run with all that is shown of it, if it exists and this person may see it. */
  Optional<RunView> run(UUID run);

  /** Newest first. */
  List<Run> runs(RunFilter filter, int first, int most);

  /** How many {@link #runs} would give without its bounds. */
  long count(RunFilter filter);

  /** The run that holds a pair now. */
  Optional<Run> holding(UUID pair);

  /**
   * Answers a step that waits for a person, or one that may be answered early.
   *
   * @throws pairkeeper.core.model.Refused when the step does not ask (any more)
   */
  RunView answer(UUID run, String step, Answer.Kind kind, String remark);

  /**
   * Goes on with a failed, stopped or waiting run at the step where it stands.
   *
   * @throws NotStarted when another run has worked on the pair since
   * @throws PairBusy when another run holds the pair
   * @throws pairkeeper.core.model.Refused when it is neither failed nor stopped
   */
  RunView resume(UUID run);

  /**
   * Gives a run up; the pair is free again.
   *
   * @throws pairkeeper.core.model.Refused while a step is being carried out: stop it first
   */
  RunView abandon(UUID run, String reason);

  /** Lets a running run wait for a person after its present step. */
  RunView stopAfterStep(UUID run);
}
