package pairkeeper.ops.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.approval.Person;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.review.Findings;
import pairkeeper.core.review.SignedReview;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.ops.runs.RunView;

/** The dossier of a failover with all that can be in one. */
final class SampleDossier {
  static final UUID SERVER = UUID.fromString("01890000-0000-7000-8000-0000000000d2");
  static final String HASH = "3f5b".repeat(16);
  static final Instant START = Instant.parse("2026-11-20T02:12:40.25Z");
  static final String LONG =
      "psql --command=" + "SELECT/".repeat(40) + "end " + "and words that go on ".repeat(20);

  private SampleDossier() {}

  static Dossier with(String command, String output) {
    Plan plan = plan(command);
    var view =
        new RunView(
            run(),
            plan,
            HASH,
            plan.guards(),
            List.of(
                step("promote", 1, StepState.DONE, output, null),
                step(
                    "ask",
                    2,
                    StepState.DONE,
                    "",
                    new Answer(Answer.Kind.DONE, "Zażółć gęślą jaźń", "Łucja Żak", START))),
            List.of(),
            approval());
    return new Dossier(
        view, Map.of(SERVER, "sl-db2"), review(view), List.of(entry()), START.plusSeconds(900));
  }

  private static ReviewView review(RunView v) {
    Findings found = Findings.of(v.run(), v.plan(), v.hash(), v.guards(), v.steps(), v.approval());
    var signed =
        new SignedReview(
            new UUID(1, 9),
            v.run().id(),
            v.run().endedAt(),
            found,
            "cd".repeat(32),
            "Read on Monday: nothing else was wrong",
            new Person(new UUID(1, 8), "anna", "Анна Щукина"),
            START.plusSeconds(600));
    return new ReviewView(v.run(), found, true, signed, List.of(), List.of(), null, null);
  }

  private static Plan plan(String command) {
    Text effect = Text.of("steps.failover.promote.effect", "timeline", 1L);
    var promote =
        new Step.Act(
            "promote",
            Text.of("steps.failover.promote.title", "target", "sl-db2"),
            effect,
            SERVER,
            new Command.Sql("postgres", "psql", 5432, "postgres", command),
            new Goal.None(),
            Safety.REPEATABLE,
            true,
            60,
            List.of());
    Text no = Text.of("runs.refused.over");
    var ask = new Step.Ask("ask", no, no, no, false, false);
    var loss = new LossEstimate(4096, 5_000_000L, 12L, "0/5000000", "0/4FFF000");
    return new Plan(
        Plan.SCHEMA,
        new UUID(1, 1),
        "failover",
        new UUID(1, 2),
        "łukasz-his Москва",
        START,
        Map.of("target", SERVER.toString(), "fence", "attest"),
        new Fingerprint(Map.of("target.timeline", "1", "target.recovery", "true")),
        List.of(guard(GuardResult.Result.WARN), guard(GuardResult.Result.PASS)),
        loss,
        List.of(promote, ask));
  }

  private static GuardResult guard(GuardResult.Result result) {
    Text said = Text.of("runs.refused.over");
    return new GuardResult("no-backup", result, said, "console", START, said);
  }

  private static Run run() {
    return new Run(
        new UUID(1, 3),
        12,
        new UUID(1, 1),
        new UUID(1, 2),
        new UUID(1, 4),
        "łukasz-his Москва",
        "failover",
        RunState.SUCCEEDED,
        1,
        1,
        "Rafael Souza",
        new UUID(1, 5),
        "rafael",
        "The ward’s users are locked out",
        "SUP-1",
        5_000_000L,
        START,
        START,
        START.plusSeconds(95),
        false,
        "",
        null,
        null);
  }

  private static RunStep step(String id, int at, StepState state, String output, Answer answer) {
    return new RunStep(
        id,
        at,
        state,
        1,
        START.plusSeconds(at),
        START.plusSeconds(at + 1),
        0,
        null,
        output,
        null,
        answer,
        List.of());
  }

  private static ApprovalRequest approval() {
    var rafael = new Person(new UUID(1, 5), "rafael", "Rafael Souza");
    var how =
        new Decision(
            ApprovalState.BREAK_GLASS,
            rafael,
            START,
            "Nobody else can be reached tonight",
            new UUID(1, 3),
            null);
    return new ApprovalRequest(
        new UUID(1, 6),
        new UUID(1, 1),
        HASH,
        new UUID(1, 2),
        new UUID(1, 4),
        "łukasz-his Москва",
        "failover",
        rafael,
        "The ward’s users are locked out",
        "SUP-1",
        5_000_000L,
        Map.of(),
        START.minusSeconds(60),
        START.plusSeconds(1740),
        how);
  }

  private static Dossier.Entry entry() {
    Text text = Text.of("runs.audit.succeeded", "run", "12", "runbook", "failover", "pair", "Łódź");
    var entry =
        new AuditEntry(
            new UUID(1, 4),
            7,
            AuditEntry.START,
            START,
            new UUID(1, 5),
            "rafael",
            "Rafael Souza",
            "run:12",
            "run.succeeded",
            new UUID(1, 2),
            text.key(),
            "{}",
            "{}");
    return new Dossier.Entry(entry, text, "ab".repeat(32));
  }
}
