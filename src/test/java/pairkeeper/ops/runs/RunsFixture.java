package pairkeeper.ops.runs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Tags;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Claim;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.run.Thing;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.PairEvents;
import pairkeeper.ops.live.Changed;
import pairkeeper.remote.DetachedCommands;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.approvals.Approvals;
import pairkeeper.store.audit.AuditStore;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.RunLocks;
import pairkeeper.store.runs.RunSteps;
import pairkeeper.store.runs.Runs;

/**
 * The run engine over a real schema, with servers, inventory, time and scheduler that a test holds.
 */
final class RunsFixture {
  /** Setting a schema up takes a second, so all tests share one and each has its own customer. */
  private static final TestDatabase SHARED = new TestDatabase();

  static final UUID DB1 = UUID.fromString("01890000-0000-7000-8000-0000000000d1");
  static final UUID DB2 = UUID.fromString("01890000-0000-7000-8000-0000000000d2");
  static final Actor MARTA = person("marta", "Marta Zielińska");
  static final Actor RAFAEL = person("rafael", "Rafael Souza");

  /** What was handed to the scheduler. */
  record Task(UUID run, long fence) {}

  final UUID customer = Ids.next();
  final UUID pair = Ids.next();
  final TestDatabase database;
  final FakeServers servers = new FakeServers();
  final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T01:30:00Z"));
  final CurrentUser user = new CurrentUser();
  final Deque<Task> tasks = new ArrayDeque<>();
  final List<Change> changes = new ArrayList<>();
  final List<String> live = new ArrayList<>();
  final Map<UUID, Secret> secrets = new HashMap<>();
  final AtomicReference<RuntimeException> inventoryRefuses = new AtomicReference<>();
  final AtomicReference<Fingerprint> factsNow = new AtomicReference<>();
  final AtomicReference<List<GuardResult>> guardsNow = new AtomicReference<>(List.of());
  final AtomicReference<List<GuardResult>> guardsAtStart = new AtomicReference<>();
  final AtomicReference<FourEyes> fourEyes = new AtomicReference<>(FourEyes.none());
  final Plans plans;
  final Runs runs;
  final RunLocks locks;
  final RunSteps steps;
  final Approvals approvals;
  final StartChecks checks;
  final AbsentDatabase transactions;
  final RunAudit audit;
  final RunQueue queue;
  final RunControl control;
  final RunStart start;
  final RunDesk desk;

  RunsFixture() {
    this(SHARED);
  }

  RunsFixture(TestDatabase database) {
    this.database = database;
    plans = database.with(new Plans());
    runs = database.with(new Runs());
    locks = database.with(new RunLocks());
    steps = database.with(new RunSteps());
    approvals = database.with(new Approvals());
    checks =
        new StartChecks(
            Stream.of("sample", "switchover", "failover", "rejoin").map(this::checks).toList());
    transactions = new AbsentDatabase(database);
    audit = new RunAudit(new AuditLog(new AuditStore(database.entityManager()), user, clock), user);
    queue =
        new RunQueue() {
          @Override
          void add(Run run, long fence) {
            tasks.add(new Task(run.id(), fence));
          }
        };
    control =
        new RunControl(
            transactions, plans, runs, locks, steps, queue, audit, user, this::told, clock);
    start =
        new RunStart(
            transactions,
            runs,
            locks,
            steps,
            database.with(new Jobs()),
            checks,
            queue,
            audit,
            this::told,
            clock);
    desk =
        new RunDesk(
            transactions,
            plans,
            runs,
            steps,
            start,
            inventory(),
            customers(),
            approvals,
            control,
            user,
            clock);
  }

  private static Actor person(String name, String display) {
    return new Actor(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        name,
        display,
        Locale.ENGLISH,
        ZoneOffset.UTC,
        "");
  }

  private void told(Changed changed) {
    live.add(changed.topic());
  }

  private PlanChecks checks(String runbook) {
    return new PlanChecks() {
      @Override
      public String runbook() {
        return runbook;
      }

      @Override
      public Fingerprint fingerprintNow(Plan plan) {
        return factsNow.get() == null ? plan.fingerprint() : factsNow.get();
      }

      @Override
      public List<GuardResult> guardsNow(Plan plan) {
        return guardsNow.get();
      }

      @Override
      public AtStart atStart(Plan plan) {
        return new AtStart(fingerprintNow(plan), Optional.ofNullable(guardsAtStart.get()));
      }
    };
  }

  private PairEvents inventory() {
    return new PairEvents() {
      @Override
      public UUID customerOf(UUID ofPair) {
        return customer;
      }

      @Override
      public void apply(UUID pair, Change.OfInventory change, UUID run, String actor) {
        if (inventoryRefuses.get() != null) {
          throw inventoryRefuses.get();
        }
        changes.add(change);
      }
    };
  }

  /** Only its setting counts here. */
  private Customers customers() {
    return new Customers() {
      @Override
      public Customer get(UUID id) {
        return new Customer(id, "Szpital", "pl", "", Tags.none(), List.of(), fourEyes.get(), null);
      }
    };
  }

  private JobNotes jobNotes() {
    return new JobNotes() {
      @Override
      Ended keep(Run run, Change.OfJobs change, List<RunStep> ran, Instant now) {
        changes.add(change);
        return Ended.done(null, "");
      }
    };
  }

  /** A runner as a console has it that has just started. */
  Runner runner() {
    return runner(servers);
  }

  Runner runner(Executor executor) {
    var logbook =
        new Logbook(
            transactions,
            plans,
            runs,
            steps,
            new Stepping(runs, steps, locks, inventory(), jobNotes(), run -> {}, audit),
            audit,
            clock);
    var commands = new DetachedCommands(executor, server -> Privilege.ROOT);
    return new Runner(
        logbook,
        new StepWorker(executor, commands, clock, clock),
        secrets::get,
        this::told,
        clock,
        clock,
        Runnable::run);
  }

  /** Does the work as somebody who may run things for the customer. */
  <T> T as(Actor actor, Supplier<T> work) {
    var grants = Grants.of(Set.of(new Grant(TeamRole.OPERATOR, customer)));
    try {
      return user.call(new CurrentUser.Acting(actor, grants), work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  PlanView stored(Plan plan) {
    return as(MARTA, () -> desk.store(plan));
  }

  /** Stores the plan and starts a run of it, which nobody has taken yet. */
  RunView started(Plan plan) {
    return started(plan, Map.of());
  }

  RunView started(Plan plan, Map<String, Answer> early) {
    var stored = stored(plan);
    return as(
        MARTA,
        () ->
            desk.start(
                stored.id(),
                stored.hash(),
                new Typed("lukasz-his", null, "a test", "SUP-1", early)));
  }

  /** Stores the plan and starts a run of a job with it, which holds these and not the pair. */
  UUID begunOfJob(UUID job, Plan plan, List<Thing> things) {
    UUID stored = stored(plan).id();
    var typed = new Typed("lukasz-his", null, "Documents", "", null);
    return as(
        MARTA,
        () -> {
          var kept = transactions.in(() -> plans.find(stored, Scope.all())).orElseThrow();
          var claim = new Claim.Things(job, things);
          return start.start(new RunStart.Order(kept, plan, typed, MARTA, claim), id -> {});
        });
  }

  /** Stores, starts and carries out. */
  RunView carriedOut(Plan plan) {
    var run = started(plan);
    work();
    return view(run.run().id());
  }

  /** Lets the scheduler hand out all that waits. */
  void work() {
    while (!tasks.isEmpty()) {
      Task task = tasks.poll();
      runner().carryOut(task.run(), task.fence());
    }
  }

  /** Carries out what waits until the console is killed; gives the task that was being done. */
  Task killed() {
    Task task = tasks.poll();
    try {
      runner().carryOut(task.run(), task.fence());
    } catch (FakeServers.Killed dead) {
      return task;
    }
    throw new AssertionError("nobody killed it");
  }

  /** What the scheduler does when it finds the node dead that had a task. */
  void revive(Task task) {
    runner().carryOut(task.run(), task.fence());
    work();
  }

  RunView view(UUID run) {
    return as(MARTA, () -> desk.run(run).orElseThrow());
  }

  RunState state(UUID run) {
    return view(run).run().state();
  }

  RunStep step(UUID run, String id) {
    return view(run).steps().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  List<StepState> states(UUID run) {
    return view(run).steps().stream().map(RunStep::state).toList();
  }

  /** Acts of the audit in their order. */
  List<String> audited() {
    return database.in(() ->
        database
            .entityManager()
            .createQuery(
                "select e.act from EntryRow e where e.link.chain = :chain order by e.link.seq",
                String.class)
            .setParameter("chain", customer)
            .getResultList());
  }

  Plan plan(Step... steps) {
    return plan(null, List.of(), steps);
  }

  Plan plan(LossEstimate loss, List<GuardResult> guards, Step... steps) {
    return new Plan(
        Plan.SCHEMA,
        Ids.next(),
        "sample",
        pair,
        "lukasz-his",
        clock.instant(),
        Map.of(),
        new Fingerprint(Map.of("timeline", "1")),
        guards,
        loss,
        List.of(steps));
  }

  /** One that is called a switchover, so that a customer can want four eyes for it. */
  Plan switchover(Step... steps) {
    return called("switchover", plan(steps));
  }

  /** The plan under the name of a runbook. */
  static Plan called(String runbook, Plan p) {
    return new Plan(
        p.schema(),
        p.id(),
        runbook,
        p.pair(),
        p.pairName(),
        p.builtAt(),
        p.options(),
        p.fingerprint(),
        p.guards(),
        p.loss(),
        p.steps());
  }

  static Text text(String name) {
    return Text.of("steps.sample." + name);
  }

  /** Runs the command of that name once; no goal to look at. */
  static Step.Act act(String name) {
    return act(name, new Goal.None(), Safety.REPEATABLE, false);
  }

  static Step.Act act(String name, Goal goal, Safety safety, boolean writeGap) {
    return new Step.Act(
        name,
        text(name),
        text(name),
        DB2,
        Command.Argv.of("postgres", name),
        goal,
        safety,
        writeGap,
        60,
        List.of());
  }

  /** Met when the command {@code see-<name>} prints yes. */
  static Goal.Probe goal(String name) {
    return new Goal.Probe(
        DB2, Command.Argv.of("postgres", "see-" + name), new Expect.Prints("yes"), text(name));
  }

  static Step.Ask ask(String name, boolean early, boolean refusable) {
    return new Step.Ask(name, text(name), text(name), text(name), early, refusable);
  }

  static Step.Await await(String name, boolean writeGap) {
    return new Step.Await(
        name, text(name), text(name), DB2, goal(name), 10, 1000, writeGap, List.of());
  }

  static Step.EndJobs endJobs() {
    return new Step.EndJobs("end-jobs", text("end-jobs"), text("end-jobs"), 30);
  }

  static Step.Note note(String name) {
    return new Step.Note(name, text(name), text(name), new Change.Remark(text(name)));
  }
}
