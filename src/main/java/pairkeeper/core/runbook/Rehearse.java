package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.job.RehearsalQuery;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.RehearsalCommands;
import pairkeeper.core.rehearsal.Expected;

/**
 * Carries a failover out where nobody notices: copies the standby beside itself, starts the copy,
 * promotes it, asks it the customer's own questions, removes it, and keeps how long each took.
 */
public final class Rehearse {
  /** Its name as a runbook. */
  public static final String ID = "rehearsal";

  private static final String COPY = "copy";
  private static final String PROMOTE = "promote";
  private static final int SECONDS_OF_AN_HOUR = 3600;

  private final RehearsalFacts facts;
  private final String tag;
  private final StepList steps;

  private Rehearse(RehearsalFacts facts, UUID run) {
    this.facts = facts;
    this.tag = run.toString().substring(24);
    this.steps =
        new StepList(
            ID,
            Map.of(
                "standby",
                facts.standby().name(),
                "path",
                facts.place().path(),
                "n",
                facts.settings().queries().size()));
  }

  public static Plan plan(RehearsalFacts facts, UUID id, Instant now, List<GuardResult> guards) {
    boolean blocked = guards.stream().anyMatch(GuardResult::blocks);
    return new Plan(
        Plan.SCHEMA,
        id,
        ID,
        facts.pair().id(),
        facts.pair().name(),
        now,
        CopyBetween.options(facts.job(), facts.pair().primary(), facts.standby(), false),
        CopyBetween.fingerprint(facts.settings(), facts.pair()),
        guards,
        null,
        blocked ? List.of() : new Rehearse(facts, id).steps());
  }

  private List<Step> steps() {
    RehearsalSettings settings = facts.settings();
    RehearsalCommands commands = facts.commands();
    detached(
        COPY,
        commands.copy(tag, settings.megabytesPerSecond(), facts.facts().systemIdentifier()),
        commands.progress(tag),
        facts.dataBytes());
    detached(
        PROMOTE,
        commands.promote(
            tag,
            settings.database(),
            settings.querySeconds(),
            settings.queries().stream().map(RehearsalQuery::sql).toList()),
        Command.Argv.of("root", "true"),
        0);
    steps.note(
        "keep",
        new Change.KeepRehearsal(
            facts.job().id(),
            COPY,
            PROMOTE,
            facts.standby().id(),
            facts.pair().primary().id(),
            settings.queries().stream()
                .map(query -> new Expected(query.name(), query.least(), query.most()))
                .toList()));
    return steps.all();
  }

  private void detached(String step, Command command, Command progress, long bytes) {
    steps.add(
        new Step.Detached(
            step,
            steps.title(step),
            steps.effect(step),
            facts.standby().id(),
            command,
            progress,
            bytes,
            new Goal.None(),
            facts.settings().limitHours() * SECONDS_OF_AN_HOUR,
            0,
            List.of(
                new Rescue(
                    facts.standby().id(),
                    Text.of("steps.rescue.drop-rehearsal", "server", facts.standby().name()),
                    facts.commands().drop(tag)))));
  }
}
