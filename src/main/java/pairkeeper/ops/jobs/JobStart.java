package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Right;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Plan;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.jobs.kind.JobKinds;
import pairkeeper.ops.jobs.kind.PreparedJob;
import pairkeeper.ops.jobs.kind.RestoreKind;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunStart;
import pairkeeper.ops.runs.RunView;
import pairkeeper.ops.runs.Typed;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.Runs;
import pairkeeper.store.runs.StoredPlan;

/**
 * Starts a job: reads the servers, makes the plan, and stores plan and run together. One that
 * cannot be started leaves nothing behind.
 */
@ApplicationScoped
public class JobStart {
  private Transactions transactions;
  private Jobs jobs;
  private JobDesk desk;
  private Runs ran;
  private Pairs pairs;
  private JobKinds kinds;
  private RestoreKind restoring;
  private Plans plans;
  private RunStart start;
  private RunDesk runs;
  private CurrentUser user;
  private Clock clock;

  protected JobStart() {}

  @Inject
  JobStart(
      Transactions transactions,
      Jobs jobs,
      JobDesk desk,
      Runs ran,
      Pairs pairs,
      JobKinds kinds,
      RestoreKind restoring,
      Plans plans,
      RunStart start,
      RunDesk runs,
      CurrentUser user,
      Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.desk = desk;
    this.ran = ran;
    this.pairs = pairs;
    this.kinds = kinds;
    this.restoring = restoring;
    this.plans = plans;
    this.start = start;
    this.runs = runs;
    this.user = user;
    this.clock = clock;
  }

  /** What a start would do now; reads the servers and stores nothing. */
  public Plan preview(UUID job) {
    Job it = found(job);
    user.require(Right.RUN, it.customer());
    return prepared(it, null, false).plan();
  }

  /**
   * Starts it now for the signed-in person.
   *
   * @param reason 1 to 2000 characters; the job's name where it is blank
   * @param newKey whether the key between the servers is made anew
   * @throws pairkeeper.ops.runs.NotStarted when a guard blocks
   * @throws pairkeeper.ops.runs.PairBusy while a change of roles holds the pair
   * @throws pairkeeper.ops.runs.ThingBusy while another run works on the same files
   * @throws pairkeeper.core.model.Refused when a server cannot be read
   */
  public RunView now(UUID id, String reason, boolean newKey) {
    Job job = found(id);
    user.require(Right.RUN, job.customer());
    String why = reason == null || reason.isBlank() ? job.name() : reason;
    UUID run = start(job, prepared(job, null, newKey), why, user.actor(), started -> {});
    return runs.run(run).orElseThrow();
  }

  /**
   * Restores the newest backup of a job beside it now, for the signed-in person, to see that it can
   * be; the same exceptions as {@link #now}.
   *
   * @throws pairkeeper.core.model.Refused when the job takes no backups
   */
  public RunView restore(UUID id, String reason) {
    Job job = found(id);
    user.require(Right.RUN, job.customer());
    if (job.settings().as(BackupSettings.class).isEmpty()) {
      throw new Refused("", Text.of("jobs.refused.no-backups"));
    }
    String why = reason == null || reason.isBlank() ? job.name() : reason;
    PreparedJob ready =
        restoring.prepared(job, pairs.get(job.pair()), null, false, clock.instant());
    UUID run = start(job, ready, why, user.actor(), started -> {});
    return runs.run(run).orElseThrow();
  }

  /**
   * Starts it for a due time, as the console; the same exceptions as {@link #now}.
   *
   * @param first done at the beginning of the transaction that stores the run
   */
  void due(Job job, Instant due, Consumer<UUID> first) {
    start(job, prepared(job, due, false), job.name(), Actor.CONSOLE, first);
  }

  private Job found(UUID id) {
    return transactions
        .in(() -> jobs.find(id, user.customers()))
        .orElseThrow(() -> new NotThere("job", id));
  }

  /**
   * Removes a job; one that ever ran and left a key on the servers leaves a run behind that takes
   * it back.
   *
   * @param version that the person had before them
   * @throws pairkeeper.ops.runs.PairBusy while a change of roles holds the pair
   * @throws pairkeeper.ops.runs.ThingBusy while a run of it goes on
   */
  public Optional<RunView> remove(UUID id, int version) {
    Job job = found(id);
    Optional<PreparedJob> taking =
        transactions.in(() -> ran.newestOf(id)).isEmpty() ? Optional.empty() : taking(job);
    if (taking.isEmpty()) {
      desk.remove(id, version);
      return Optional.empty();
    }
    user.require(Right.RUN, job.customer());
    UUID run =
        start(job, taking.get(), job.name(), user.actor(), started -> desk.remove(id, version));
    return runs.run(run);
  }

  private Optional<PreparedJob> taking(Job job) {
    return kinds.of(job.settings()).ending(job, pairs.get(job.pair()), clock.instant());
  }

  /**
   * @param due the time for which it runs, whose day counts; null for now
   */
  private PreparedJob prepared(Job job, Instant due, boolean newKey) {
    return kinds
        .of(job.settings())
        .prepared(job, pairs.get(job.pair()), due, newKey, clock.instant());
  }

  private UUID start(Job job, PreparedJob ready, String reason, Actor by, Consumer<UUID> first) {
    Plan plan = ready.plan();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant until = plan.builtAt().plus(RunDesk.PLAN_LASTS).truncatedTo(ChronoUnit.MICROS);
    StoredPlan stored = StoredPlan.of(plan, job.customer(), by.display(), now, until);
    var typed = new Typed(plan.pairName(), null, reason, "", Map.of());
    start.free(stored, stored.hash(), typed, until);
    return start.start(
        new RunStart.Order(stored, plan, typed, by, ready.claim()),
        run -> {
          plans.add(stored);
          first.accept(run);
        });
  }
}
