package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.BackupCommands;

/** The steps from which the runbooks of backups are made, for one backup. */
final class BackupSteps {
  private static final String COPY = "copy";
  private static final String RESTORE = "restore";
  private static final int SECONDS_OF_AN_HOUR = 3600;
  private static final int REMOVING = 3600;

  private final BackupFacts facts;
  private final String tag;
  private final String name;
  private final StepList steps;

  /**
   * @param run id of the plan
   * @param name of the backup
   * @param removed names of those that are removed
   */
  BackupSteps(BackupFacts facts, UUID run, String name, List<String> removed) {
    this.facts = facts;
    this.tag = run.toString().substring(24);
    this.name = name;
    this.steps = new StepList("backup", words(facts, name, removed));
  }

  /** The plan with these steps; with none where a guard blocks. */
  static Plan plan(
      String runbook,
      BackupFacts facts,
      UUID id,
      Instant now,
      List<GuardResult> guards,
      List<Step> steps) {
    return new Plan(
        Plan.SCHEMA,
        id,
        runbook,
        facts.pair().id(),
        facts.pair().name(),
        now,
        CopyBetween.options(facts.job(), facts.primary(), facts.holder(), false),
        CopyBetween.fingerprint(facts.settings(), facts.pair()),
        guards,
        null,
        steps);
  }

  BackupSteps take() {
    BackupCommands commands = facts.commands();
    steps.add(
        new Step.Detached(
            COPY,
            steps.title(COPY),
            steps.effect(COPY),
            facts.holder().id(),
            commands.take(
                name,
                facts.peer(),
                facts.settings().megabytesPerSecond(),
                facts.primaryFacts().systemIdentifier()),
            commands.progress(name),
            0,
            new Goal.None(),
            limit(),
            Watchdog.SECONDS,
            List.of(rescue("steps.rescue.drop-backup", commands.dropPart(name)))));
    steps.note(
        "keep",
        new Change.KeepBackup(facts.job().id(), COPY, facts.holder().id(), facts.primary().id()));
    return this;
  }

  /** What fails to be restored now is not to count as good because it once was. */
  BackupSteps doubt() {
    steps.note("doubt", new Change.DoubtBackup(facts.job().id(), name));
    return this;
  }

  BackupSteps restore() {
    BackupCommands commands = facts.commands();
    steps.add(
        new Step.Detached(
            RESTORE,
            steps.title(RESTORE),
            steps.effect(RESTORE),
            facts.holder().id(),
            commands.restore(name, tag),
            Command.Argv.of("root", "true"),
            0,
            new Goal.None(),
            limit(),
            0,
            List.of(rescue("steps.rescue.drop-restored", commands.dropRestored(name, tag)))));
    steps.note("restored", new Change.KeepRestored(facts.job().id(), RESTORE));
    return this;
  }

  BackupSteps remove(List<String> names) {
    if (!names.isEmpty()) {
      steps.act(
          "remove",
          facts.holder().id(),
          facts.commands().remove(names),
          StepList.How.within(REMOVING));
      steps.note("forget", new Change.ForgetBackups(facts.job().id(), facts.holder().id(), names));
    }
    return this;
  }

  List<Step> all() {
    return steps.all();
  }

  private int limit() {
    return facts.settings().limitHours() * SECONDS_OF_AN_HOUR;
  }

  private Rescue rescue(String title, Command command) {
    return new Rescue(
        facts.holder().id(), Text.of(title, "server", facts.holder().name()), command);
  }

  private static Map<String, Object> words(BackupFacts facts, String name, List<String> removed) {
    return Map.of(
        "primary",
        facts.primary().name(),
        "holder",
        facts.holder().name(),
        "path",
        facts.place().path() + "/" + facts.job().id(),
        "name",
        name,
        "names",
        String.join(", ", removed));
  }
}
