package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.job.CountQuery;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.CountWork;
import pairkeeper.core.platform.Platforms;

/**
 * Counts on the primary, then on the standby, and where it is wanted and the numbers differ on the
 * primary again; then compares. Changes nothing on either server and never holds replay up by
 * pausing it.
 */
public final class CountRows {
  /** Its name as a runbook. */
  public static final String ID = "count-rows";

  /** Steps whose output is judged. */
  public static final String PRIMARY = "primary";

  public static final String STANDBY = "standby";
  public static final String AGAIN = "again";

  private static final int TRIES_ON_STANDBY = 3;
  private static final int SPARE_SECONDS = 60;
  private static final int LONGEST_STEP = 86_400;

  private final CountFacts facts;
  private final UUID id;

  private CountRows(CountFacts facts, UUID id) {
    this.facts = facts;
    this.id = id;
  }

  public static Plan plan(CountFacts facts, UUID id, Instant now, List<GuardResult> guards) {
    return new Plan(
        Plan.SCHEMA,
        id,
        ID,
        facts.pair().id(),
        facts.pair().name(),
        now,
        CopyBetween.options(facts.job(), facts.primary(), facts.standby(), false),
        CopyBetween.fingerprint(facts.settings(), facts.pair()),
        guards,
        null,
        guards.stream().anyMatch(GuardResult::blocks)
            ? List.of()
            : new CountRows(facts, id).steps());
  }

  private List<Step> steps() {
    CountSettings settings = facts.settings();
    var steps = new StepList(ID, words());
    int queries = settings.counted().size() * settings.querySeconds();
    add(steps, PRIMARY, work(CountWork.Side.PRIMARY, "", CountWork.Order.NEVER, "", ""), queries);
    var order = settings.sameLsn() ? CountWork.Order.BEFORE : CountWork.Order.AFTER;
    add(
        steps,
        STANDBY,
        work(CountWork.Side.STANDBY, SaidRef.to(PRIMARY), order, "", ""),
        queries * TRIES_ON_STANDBY + settings.waitSeconds());
    if (settings.sameLsn()) {
      add(
          steps,
          AGAIN,
          work(
              CountWork.Side.AGAIN,
              "",
              CountWork.Order.NEVER,
              SaidRef.to(PRIMARY),
              SaidRef.to(STANDBY)),
          queries);
    }
    steps.note(
        "compare",
        new Change.KeepCounts(
            facts.id(),
            settings.counted().stream().map(CountQuery::name).toList(),
            settings.tolerance(),
            facts.primary().name(),
            facts.standby().name()));
    return steps.all();
  }

  private void add(StepList steps, String step, CountWork work, int seconds) {
    boolean there = work.side() == CountWork.Side.STANDBY;
    var server = there ? facts.standby() : facts.primary();
    var cluster = ClusterRef.of(there ? facts.standbyFacts() : facts.primaryFacts());
    steps.alone(
        step,
        server.id(),
        Platforms.of(facts.pair().platform()).count(cluster, work),
        Math.min(LONGEST_STEP, seconds + SPARE_SECONDS));
  }

  private CountWork work(
      CountWork.Side side, String target, CountWork.Order order, String first, String second) {
    CountSettings settings = facts.settings();
    return new CountWork(
        "pairkeeper-count-" + id,
        settings.database(),
        side,
        target,
        order,
        settings.waitSeconds(),
        settings.querySeconds(),
        first,
        second,
        settings.counted().stream().map(CountQuery::sql).toList());
  }

  private Map<String, Object> words() {
    CountSettings settings = facts.settings();
    return Map.of(
        "primary",
        facts.primary().name(),
        "standby",
        facts.standby().name(),
        "database",
        settings.database(),
        "n",
        settings.counted().size(),
        "seconds",
        settings.waitSeconds());
  }
}
