package pairkeeper.core.runbook;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Step;
import pairkeeper.core.postgres.SynchronousNames;
import pairkeeper.core.runbook.StepList.How;

/**
 * The part of a switchover after the promotion: the old primary follows the new one, and that is
 * proven.
 */
final class TurnRound extends SwitchoverPart {
  TurnRound(SwitchoverPart before) {
    super(before);
  }

  void turnRound() {
    act("slot", onTarget, sql(target, SetUpSql.createSlot(slotOfOld())));
    var runs =
        probe(
            onOld,
            platform.serviceOwnsPostmaster(old),
            new Expect.ExitZero(),
            "steps.goal.running");
    steps.act("start-old", onOld, platform.start(old), How.within(180).until(runs));
    await(
        "follows",
        onOld,
        sql(old, SwitchoverSql.follows(live.timeline())),
        live.systemIdentifier() + " t",
        "steps.goal.follows");
    await(
        "slot-active",
        onTarget,
        sql(target, SetUpSql.slotActive(slotOfOld())),
        "t",
        "steps.goal.slot-active");
    SynchronousNames.handedTo(live.setting("synchronous_standby_names"), slotOfOld())
        .ifPresent(names ->
            new SynchronousSteps(steps, platform)
                .waitFor(names, slotOfOld(), onTarget, target, pair.standby().name()));
    act("drop-slot", onOld, sql(old, SetUpSql.dropSlot(Roles.slotFor(pair.standby().name()))));
  }

  void proof() {
    UUID token = options.planId();
    // not before the old primary follows: it needs none
    checkpoint("checkpoint-new", onTarget, target);
    act("marker-write", onTarget, sql(target, SetUpSql.writeMarker(token)));
    await(
        "marker-read", onOld, sql(old, SetUpSql.readMarker(token)), "1", "steps.goal.marker-read");
    act("marker-remove", onTarget, sql(target, SetUpSql.removeMarker(token)));
    act("log-clean", onOld, platform.logErrors(old));
  }

  void afterwards() {
    act(
        "test-query",
        onTarget,
        sql(target, options.testQuery().isBlank() ? FailoverSql.TEST_QUERY : options.testQuery()));
    // of a large server the rest takes hours, and whoever knows of the backups may be asleep
    Freeing.pair(steps, pair.standby().name(), List.of());
    if (options.analyze() != Analyze.NONE) {
      Statistics.renew(steps, onTarget, options.analyze(), platform, target);
    }
    askForBackups();
  }

  /** Only a person can see to it; where it is not done the pair says so. */
  private void askForBackups() {
    steps.add(
        new Step.Ask(
            Switchover.BACKUPS,
            steps.title(Switchover.BACKUPS),
            steps.effect(Switchover.BACKUPS),
            new Text("steps.switchover.backups.question", steps.words()),
            true,
            true));
  }
}
