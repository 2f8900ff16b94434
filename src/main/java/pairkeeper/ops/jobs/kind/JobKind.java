package pairkeeper.ops.jobs.kind;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Claim;
import pairkeeper.core.run.Thing;
import pairkeeper.core.runbook.CopyBetween;
import pairkeeper.ops.Ids;
import pairkeeper.ops.runs.PlanChecks;

/**
 * How one kind of job gets from its settings to a plan, and what is looked at again when the run of
 * that plan starts.
 *
 * @param <S> its settings
 * @param <F> the facts on which a run is decided
 */
public abstract class JobKind<S extends JobSettings, F> implements PlanChecks {
  private PlannedJob planned;
  private Class<S> settings;

  protected JobKind() {}

  /**
   * @param settings the class of this kind
   */
  protected JobKind(PlannedJob planned, Class<S> settings) {
    this.planned = planned;
    this.settings = settings;
  }

  /**
   * Asks the servers, as the roles are now; changes nothing.
   *
   * @param due for which time it runs, null for now
   * @throws pairkeeper.core.model.Refused when a server cannot be read, naming it, or the job does
   *     not fit the pair as it is now
   */
  abstract F read(Job job, S settings, Pair pair, Instant due);

  abstract List<GuardResult> guards(F facts);

  /**
   * What is done by these facts.
   *
   * @param newKey whether a key between the servers is made anew, for kinds that have one
   */
  abstract Plan plan(F facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards);

  /** On what its run works alone. */
  abstract List<Thing> things(F facts);

  /** What takes back that it left on the servers when it is removed; nothing for most kinds. */
  Optional<PreparedJob> ending(Job job, S settings, Pair pair, Instant now) {
    return Optional.empty();
  }

  /** Reads the servers and plans a run; {@link #read} says what may be thrown. */
  public PreparedJob prepared(Job job, Pair pair, Instant due, boolean newKey, Instant now) {
    F facts = read(job, of(job), pair, due);
    Plan plan = plan(facts, Ids.next(), now, newKey, guards(facts));
    return new PreparedJob(plan, new Claim.Things(job.id(), things(facts)));
  }

  /** What takes back that the job left on the servers, where there can be anything. */
  public Optional<PreparedJob> ending(Job job, Pair pair, Instant now) {
    return ending(job, of(job), pair, now);
  }

  @Override
  public Fingerprint fingerprintNow(Plan plan) {
    return fingerprint(of(planned.of(plan)), planned.pair(plan));
  }

  /**
   * What must be as it was when a plan was made; the servers themselves are asked by the guards.
   */
  Fingerprint fingerprint(S settings, Pair pair) {
    return CopyBetween.fingerprint(settings, pair);
  }

  @Override
  public List<GuardResult> guardsNow(Plan plan) {
    Job job = planned.of(plan);
    return guards(read(job, of(job), planned.pair(plan), plan.builtAt()));
  }

  private S of(Job job) {
    return job.settings()
        .as(settings)
        .orElseThrow(() -> new IllegalStateException("a job does not change its kind"));
  }
}
