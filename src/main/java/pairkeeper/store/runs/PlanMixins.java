package pairkeeper.store.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Step;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names by which core's sealed types stand in JSON, kept here so that core stays free of
 * Jackson.
 */
final class PlanMixins {
  private PlanMixins() {}

  static JsonMapper.Builder addTo(JsonMapper.Builder builder) {
    return builder
        .addMixIn(Step.class, Steps.class)
        .addMixIn(Command.class, Commands.class)
        .addMixIn(Goal.class, Goals.class)
        .addMixIn(Expect.class, Expects.class)
        .addMixIn(Change.class, Changes.class)
        .addMixIn(Hook.class, Hooks.class)
        .addMixIn(LossEstimate.class, Losses.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Step.Act.class, name = "act"),
    @Type(value = Step.Detached.class, name = "detached"),
    @Type(value = Step.Hook.class, name = "hook"),
    @Type(value = Step.Await.class, name = "await"),
    @Type(value = Step.Ask.class, name = "ask"),
    @Type(value = Step.EndJobs.class, name = "end-jobs"),
    @Type(value = Step.Note.class, name = "note")
  })
  private interface Steps {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Command.Argv.class, name = "argv"),
    @Type(value = Command.Script.class, name = "script"),
    @Type(value = Command.Sql.class, name = "sql"),
    @Type(value = Command.PutFile.class, name = "put-file")
  })
  private interface Commands {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Goal.None.class, name = "none"),
    @Type(value = Goal.Probe.class, name = "probe")
  })
  private interface Goals {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Expect.ExitZero.class, name = "exit-zero"),
    @Type(value = Expect.Prints.class, name = "prints"),
    @Type(value = Expect.PrintsLike.class, name = "prints-like")
  })
  private interface Expects {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Change.TakeNumber.class, name = "take-number"),
    @Type(value = Change.SetRole.class, name = "set-role"),
    @Type(value = Change.CopiedAnew.class, name = "copied-anew"),
    @Type(value = Change.FenceAttested.class, name = "fence-attested"),
    @Type(value = Change.StandingFence.class, name = "standing-fence"),
    @Type(value = Change.WantSynchronous.class, name = "want-synchronous"),
    @Type(value = Change.Remark.class, name = "remark"),
    @Type(value = Change.FreePair.class, name = "free-pair"),
    @Type(value = Change.KeepCounts.class, name = "keep-counts"),
    @Type(value = Change.KeepRehearsal.class, name = "keep-rehearsal"),
    @Type(value = Change.KeepPruned.class, name = "keep-pruned"),
    @Type(value = Change.KeepLogs.class, name = "keep-logs"),
    @Type(value = Change.CompareRows.class, name = "compare-rows"),
    @Type(value = Change.KeepBackup.class, name = "keep-backup"),
    @Type(value = Change.DoubtBackup.class, name = "doubt-backup"),
    @Type(value = Change.KeepRestored.class, name = "keep-restored"),
    @Type(value = Change.ForgetBackups.class, name = "forget-backups")
  })
  private interface Changes {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = Hook.Command.class, name = "command"),
    @Type(value = Hook.Question.class, name = "question")
  })
  private interface Hooks {}

  /** Came later: a plan without them reads and is written as it was. */
  private interface Losses {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Instant primarySeenAt();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    Instant primaryFailedAt();
  }
}
