package pairkeeper.core.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.archive.PrunedPlace;
import pairkeeper.core.count.CountTolerance;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.rehearsal.Expected;
import pairkeeper.core.serverlog.LogRules;
import pairkeeper.core.serverlog.LookedAt;

/**
 * A plan in which each kind of step, command, goal, expectation and change stands at least once.
 */
public final class SamplePlan {
  public static final UUID PLAN = UUID.fromString("01890000-0000-7000-8000-000000000001");
  public static final UUID PAIR = UUID.fromString("01890000-0000-7000-8000-000000000002");
  public static final UUID DB1 = UUID.fromString("01890000-0000-7000-8000-000000000003");
  public static final UUID DB2 = UUID.fromString("01890000-0000-7000-8000-000000000004");
  public static final UUID SECRET = UUID.fromString("01890000-0000-7000-8000-000000000005");
  private static final UUID JOB = new UUID(3, 4);
  public static final Instant BUILT = Instant.parse("2026-11-20T01:29:00.123456Z");

  private SamplePlan() {}

  public static Plan everything() {
    return new Plan(
        Plan.SCHEMA,
        PLAN,
        "sample",
        PAIR,
        "lukasz-his",
        BUILT,
        Map.of("slot", "yes", "method", "basebackup"),
        new Fingerprint(Map.of("system-identifier", "7301", "db1.timeline", "1")),
        List.of(
            new GuardResult(
                "same-major",
                GuardResult.Result.PASS,
                Text.of("guards.same-major.evidence", "major", "15", "servers", 2, "share", 0.5),
                "sl-db1, pg_settings",
                BUILT,
                Text.of("guards.same-major.advice")),
            new GuardResult(
                "disk-free",
                GuardResult.Result.WARN,
                Text.of("guards.disk-free.evidence", "bytes", 351L << 30),
                "sl-db2, df",
                BUILT,
                Text.of("guards.disk-free.advice"))),
        new LossEstimate(24, null, 12L, "0/3000060", "0/3000028"),
        steps());
  }

  private static List<Step> steps() {
    var inRecovery =
        new Goal.Probe(
            DB2,
            new Command.Sql("postgres", "psql", 5432, "postgres", "select pg_is_in_recovery()"),
            new Expect.Prints("f"),
            text("promoted"));
    var rescue =
        new Rescue(
            DB1,
            text("start-again"),
            Command.Argv.of("root", "systemctl", "start", "postgresql@15-main"));
    return List.of(
        new Step.Act(
            "settings",
            text("settings"),
            text("settings.effect"),
            DB1,
            new Command.PutFile(
                "root",
                "/etc/postgresql/15/main/conf.d/pk.conf",
                "postgres:postgres",
                "0640",
                Command.PutFile.ABSENT,
                "primary_conninfo = 'password=" + SecretRef.to(SECRET) + "'\nřeka = \"\\\\\"\t☃\n",
                ""),
            new Goal.Probe(
                DB1,
                new Command.Script(
                    "postgres", "check.sh", "test \"$1\" = \"$2\"\n", List.of("a", "b c")),
                new Expect.ExitZero(),
                text("settings.says")),
            Safety.REPEATABLE,
            false,
            30,
            List.of(rescue)),
        new Step.Ask(
            "agree", text("agree"), text("agree.effect"), text("agree.question"), true, true),
        new Step.EndJobs("end-jobs", text("end-jobs"), text("end-jobs.effect"), 120),
        new Step.Hook(
            "hook-after-1",
            text("hook"),
            text("hook.effect"),
            DB2,
            Command.Argv.of("puma", "timeout", "-k", "5", "60", "/opt/it's/start"),
            false,
            75,
            List.of(rescue)),
        new Step.Detached(
            "copy",
            text("copy"),
            text("copy.effect"),
            DB2,
            Command.Argv.of("postgres", "pg_basebackup", "-D", "/var/lib/it's"),
            Command.Argv.of("postgres", "du", "-sb", "/var/lib/it's"),
            351L << 30,
            new Goal.None(),
            86_400,
            1800,
            List.of(rescue)),
        new Step.Act(
            "promote",
            text("promote"),
            text("promote.effect"),
            DB2,
            new Command.Sql("postgres", "psql", 5432, "postgres", "select pg_promote()"),
            inRecovery,
            Safety.ASK,
            true,
            60,
            List.of()),
        new Step.Await(
            "writable",
            text("writable"),
            text("writable.effect"),
            DB2,
            new Goal.Probe(
                DB2,
                Command.Argv.of("postgres", "cat", "state"),
                new Expect.PrintsLike("in (production|.*)"),
                text("writable.says")),
            20,
            10,
            true,
            List.of()),
        new Step.Note(
            "wanted",
            text("wanted"),
            text("wanted.effect"),
            new Change.WantSynchronous("FIRST 1 (pk_db2)")),
        new Step.Note("number", text("number"), text("number.effect"), new Change.TakeNumber(8)),
        new Step.Note(
            "role", text("role"), text("role.effect"), new Change.SetRole(DB2, Role.PRIMARY)),
        new Step.Note("copied", text("copied"), text("copied.effect"), new Change.CopiedAnew(DB1)),
        new Step.Note(
            "attested",
            text("attested"),
            text("attested.effect"),
            new Change.FenceAttested(DB1, "unplugged by hand")),
        new Step.Note(
            "order",
            text("order"),
            text("order.effect"),
            new Change.StandingFence(DB1, "10.0.0.9/24")),
        new Step.Note(
            "remark",
            text("remark"),
            text("remark.effect"),
            new Change.Remark(Text.of("pair.no-standby"))),
        new Step.Note(
            "free",
            text("free"),
            text("free.effect"),
            new Change.FreePair(List.of("tree:" + DB1 + ":/srv/documents"))),
        new Step.Note(
            "counts",
            text("counts"),
            text("counts.effect"),
            new Change.KeepCounts(
                JOB,
                List.of("public.\"Exames\""),
                new CountTolerance(5, 0.25),
                "sl-db1",
                "sl-db2")),
        note(
            "rehearsal",
            new Change.KeepRehearsal(
                JOB,
                "copy",
                "promote",
                new UUID(3, 5),
                new UUID(3, 6),
                List.of(new Expected("Exames", 1L, null)))),
        note(
            "pruned",
            new Change.KeepPruned(
                JOB,
                "000000010000000000000010",
                "backup",
                "20261120T021240Z",
                List.of(new PrunedPlace("prune", new UUID(3, 5), "/srv/archive")))),
        note(
            "logs",
            new Change.KeepLogs(
                JOB,
                List.of(new LookedAt("read", new UUID(3, 5), "sl-db1")),
                List.of("sl-db2"),
                List.of(),
                LogRules.USUAL)),
        note("rows", new Change.CompareRows(new UUID(3, 5), "sl-db1", "sl-db2")),
        note("backup", new Change.KeepBackup(JOB, "copy", new UUID(3, 5), new UUID(3, 6))),
        note("doubt", new Change.DoubtBackup(JOB, "20261120T021240Z")),
        note("restored", new Change.KeepRestored(JOB, "restore")),
        note("forget", new Change.ForgetBackups(JOB, new UUID(3, 5), List.of("20261101T020000Z"))));
  }

  private static Step.Note note(String name, Change change) {
    return new Step.Note(name, text(name), text(name + ".effect"), change);
  }

  private static Text text(String name) {
    return Text.of("steps.sample." + name);
  }
}
