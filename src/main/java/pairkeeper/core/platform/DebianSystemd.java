package pairkeeper.core.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Command.Script;
import pairkeeper.core.postgres.LogChunk;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;

/**
 * Debian and Ubuntu with systemd and postgresql-common: clusters {@code <major>/<name>} with their
 * configuration in /etc/postgresql, services {@code postgresql@<major>-<name>}.
 */
public record DebianSystemd() implements Platform {
  private static final String ROOT = "root";

  @Override
  public String id() {
    return "debian-systemd";
  }

  @Override
  public Command facts(String user, int port, String name, String data, String major) {
    String wanted = port == 0 ? "" : Integer.toString(port);
    return new Script(user, "read-facts", FactsScript.BODY, List.of(wanted, name, data, major));
  }

  @Override
  public ServerFacts read(String output, Instant askedAt) {
    return ServerFacts.parse(output, askedAt);
  }

  @Override
  public String defaultOwner() {
    return "postgres";
  }

  @Override
  public String socketDirectory() {
    return "/var/run/postgresql";
  }

  @Override
  public String ownConfigFile(ClusterRef c) {
    return "/etc/postgresql/" + c.major() + "/" + c.name() + "/conf.d/pairkeeper.conf";
  }

  @Override
  public String passfile(ClusterRef c) {
    return c.home() + "/.pairkeeper-" + c.major() + "-" + c.name() + ".pgpass";
  }

  @Override
  public Command claim(ClusterRef c, long number, UUID plan, boolean insist) {
    return script(
        ROOT,
        "claim",
        DebianFencing.CLAIM,
        c,
        Long.toString(number),
        plan.toString(),
        insist ? "insist" : "say");
  }

  @Override
  public Command createCluster(ClusterRef c) {
    return script(ROOT, "create-cluster", DebianCopyScripts.CREATE_CLUSTER, c);
  }

  @Override
  public Command start(ClusterRef c) {
    return script(ROOT, "start", DebianScripts.START, c, c.log(), "");
  }

  @Override
  public Command startFenced(ClusterRef c) {
    return script(ROOT, "start", DebianScripts.START, c, c.log(), "manual");
  }

  @Override
  public Command stop(ClusterRef c) {
    return onData("stop", DebianScripts.STOP, c);
  }

  @Override
  public Command restart(ClusterRef c) {
    return onData("restart", DebianScripts.RESTART, c);
  }

  @Override
  public Command serviceOwnsPostmaster(ClusterRef c) {
    return script(ROOT, "service-owns-postmaster", DebianScripts.OWNED, c);
  }

  @Override
  public Command isStopped(ClusterRef c) {
    return script(ROOT, "is-stopped", DebianScripts.STOPPED, c);
  }

  @Override
  public Command fencingMark(ClusterRef c) {
    return script(ROOT, "fencing-mark", DebianFencing.MARK, c);
  }

  @Override
  public Command fence(ClusterRef c, String serviceAddress, long number) {
    return onData("fence", DebianFencing.FENCE, c, serviceAddress, Long.toString(number));
  }

  @Override
  public Command shutDown(ClusterRef c) {
    return onData("shut-down", DebianSwitchScripts.SHUT_DOWN, c);
  }

  @Override
  public Command isShutDown(ClusterRef c) {
    return script(ROOT, "is-shut-down", DebianSwitchScripts.IS_SHUT_DOWN, c);
  }

  @Override
  public Command isShutDownAt(ClusterRef c, String checkpoint) {
    return script(ROOT, "is-shut-down", DebianSwitchScripts.IS_SHUT_DOWN, c, checkpoint);
  }

  @Override
  public Command serveAgain(ClusterRef c) {
    return onData("serve-again", DebianSwitchScripts.SERVE_AGAIN, c);
  }

  @Override
  public Command releaseAddress(ClusterRef c, String serviceAddress) {
    return script(ROOT, "release-address", DebianSwitchScripts.RELEASE_ADDRESS, c, serviceAddress);
  }

  @Override
  public Command walEnd(ClusterRef c) {
    return script(ROOT, "wal-end", DebianRejoinScripts.WAL_END, c);
  }

  @Override
  public Command checkpointBefore(ClusterRef c, Timeline timeline, Lsn position) {
    return script(
        ROOT,
        "checkpoint-before",
        DebianRejoinScripts.CHECKPOINT_BEFORE,
        c,
        Long.toString(timeline.id()),
        position.toString());
  }

  @Override
  public Command makeStandby(ClusterRef c) {
    return onData("make-standby", DebianRejoinScripts.MAKE_STANDBY, c);
  }

  @Override
  public Command startAtBoot(ClusterRef c) {
    return script(ROOT, "start-at-boot", DebianRejoinScripts.START_AT_BOOT, c);
  }

  @Override
  public Command keepEvidence(ClusterRef c, String tag, Timeline timeline, Lsn fork, Lsn last) {
    return onData(
        "keep-evidence",
        DebianRejoinScripts.KEEP_EVIDENCE,
        c,
        tag,
        timeline.toString(),
        fork.toString(),
        last.toString());
  }

  @Override
  public Command countLost(ClusterRef c, String tag, Timeline timeline, Lsn fork, Lsn last) {
    return script(
        ROOT,
        "count-lost",
        LostWalScripts.COUNT_LOST,
        c,
        tag,
        timeline.toString(),
        fork.toString(),
        last.toString());
  }

  @Override
  public Command listLost(ClusterRef c, String tag, LostWal range, int most) {
    return script(
        ROOT,
        "list-lost",
        LostWalScripts.LIST_LOST,
        c,
        tag,
        range.timeline().toString(),
        range.fork().toString(),
        range.last().toString(),
        Integer.toString(most));
  }

  @Override
  public Command recoverAlone(ClusterRef c) {
    return onData("recover-alone", DebianRejoinScripts.RECOVER_ALONE, c);
  }

  @Override
  public Command rewind(ClusterRef c, PeerRef source, String tag) {
    return onData(
        "rewind",
        DebianRejoinScripts.REWIND,
        c,
        tag,
        source.address(),
        Integer.toString(source.port()),
        source.role(),
        passfile(c));
  }

  @Override
  public Command rewindProgress(ClusterRef c) {
    return script(ROOT, "rewind-progress", DebianRejoinScripts.REWIND_PROGRESS, c);
  }

  @Override
  public Command unreadable(ClusterRef c) {
    return script(c.owner(), "unreadable", DebianRejoinScripts.UNREADABLE, c);
  }

  @Override
  public Command isRewound(ClusterRef c, String tag) {
    return script(ROOT, "is-rewound", DebianRejoinScripts.REWOUND, c, tag);
  }

  @Override
  public Command moveAside(ClusterRef c, String tag) {
    return onData("move-aside", DebianCopyScripts.MOVE_ASIDE, c, tag);
  }

  @Override
  public Command replicationLogin(ClusterRef from, PeerRef to, String systemIdentifier) {
    return script(
        from.owner(),
        "replication-login",
        DebianCopyScripts.REPLICATION_LOGIN,
        from,
        to.address(),
        Integer.toString(to.port()),
        to.role(),
        passfile(from),
        systemIdentifier);
  }

  @Override
  public Command primaryAlive(ClusterRef from, PeerRef to) {
    return script(
        from.owner(),
        "primary-alive",
        DebianScripts.ALIVE,
        from,
        to.address(),
        Integer.toString(to.port()),
        to.role(),
        passfile(from));
  }

  @Override
  public Command baseCopy(
      ClusterRef c, PeerRef from, String systemIdentifier, String slot, String rate, String tag) {
    return script(
        ROOT,
        "base-copy",
        DebianCopyScripts.BASE_COPY,
        c,
        tag,
        from.address(),
        Integer.toString(from.port()),
        from.role(),
        passfile(c),
        slot,
        rate,
        SystemId.unsigned(systemIdentifier));
  }

  @Override
  public Command baseCopyProgress(ClusterRef c, String tag) {
    return script(ROOT, "base-copy-progress", DebianCopyScripts.COPY_PROGRESS, c, tag);
  }

  @Override
  public Command dropPartialCopy(ClusterRef c, String tag) {
    return script(ROOT, "drop-partial-copy", DebianCopyScripts.DROP_PARTIAL, c, tag);
  }

  @Override
  public Command logErrors(ClusterRef c) {
    return script(ROOT, "log-errors", DebianScripts.LOG_ERRORS, c);
  }

  @Override
  public String serverLog(ClusterRef c) {
    return "/var/log/postgresql/postgresql-" + c.major() + "-" + c.name() + ".log";
  }

  @Override
  public Command readLog(ClusterRef c, LogChunk.Place done, int most) {
    return new Script(
        c.owner(),
        "read-log",
        DebianScripts.READ_LOG,
        List.of(serverLog(c), done.path(), Long.toString(done.offset()), Integer.toString(most)));
  }

  @Override
  public Command mustBeSilent(ClusterRef from, PeerRef other) {
    return script(
        from.owner(),
        "must-be-silent",
        DebianScripts.MUST_BE_SILENT,
        from,
        other.address(),
        Integer.toString(other.port()));
  }

  @Override
  public Command takeAddress(ClusterRef c, String serviceAddress, String ownAddress) {
    return script(ROOT, "take-address", DebianScripts.TAKE_ADDRESS, c, serviceAddress, ownAddress);
  }

  @Override
  public Command hasAddress(ClusterRef c, String serviceAddress) {
    return script(ROOT, "has-address", DebianScripts.HAS_ADDRESS, c, serviceAddress);
  }

  // not the one in PATH: that is a program in Perl, which takes longer to find this one than
  // this works
  @Override
  public String psql(ClusterRef c) {
    return "/usr/lib/postgresql/" + c.major() + "/bin/psql";
  }

  @Override
  public Command analyze(ClusterRef c, Vacuum vacuum) {
    var how =
        switch (vacuum) {
          case NONE -> List.of("2", "--analyze-only");
          case PLAIN -> List.of("2", "--analyze");
          // side by side it may run into a deadlock on the catalogue
          case FULL -> List.of("1", "--analyze", "--full");
        };
    return script(ROOT, "analyze", DebianScripts.ANALYZE, c, how.toArray(String[]::new));
  }

  @Override
  public Command checkData(ClusterRef c) {
    return script(c.owner(), "check-data", DataCheckScript.CHECK, c);
  }

  @Override
  public Command count(ClusterRef c, CountWork work) {
    var words =
        new ArrayList<>(
            List.of(
                work.tag(),
                work.database(),
                word(work.side()),
                work.target(),
                word(work.order()),
                Integer.toString(work.waitSeconds()),
                Integer.toString(work.querySeconds()),
                work.first(),
                work.second()));
    words.addAll(work.queries());
    return script(c.owner(), "count-rows", CountScript.COUNT, c, words.toArray(String[]::new));
  }

  @Override
  public Command countTables(ClusterRef c, RowProof proof) {
    return script(
        c.owner(),
        "count-tables",
        RowProofScript.COUNT,
        c,
        proof.tag(),
        word(proof.side()),
        proof.first(),
        proof.second(),
        Integer.toString(proof.waitSeconds()),
        Integer.toString(proof.seconds()));
  }

  @Override
  public BackupCommands backups(ClusterRef holder, UUID job, String path, String mount) {
    return new BackupCommands(holder, passfile(holder), job, path, mount);
  }

  @Override
  public RehearsalCommands rehearsal(ClusterRef standby, UUID job, String path, String mount) {
    return new RehearsalCommands(standby, job, path, mount);
  }

  @Override
  public ArchiveCommands archive(ClusterRef c, String path, String mount) {
    return new ArchiveCommands(c, path, mount);
  }

  @Override
  public LogCheckCommands logs(ClusterRef c, String folder, String known) {
    return new LogCheckCommands(c, folder, known);
  }

  @Override
  public Command walNeeds(ClusterRef c) {
    return script(ROOT, "wal-needs", ArchiveScripts.NEEDS, c);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String program(ClusterRef c, String name) {
    return "/usr/lib/postgresql/" + c.major() + "/bin/" + name;
  }

  /** Of a script that begins with {@link DebianScripts#OWN}. */
  private static Script onData(String name, String body, ClusterRef c, String... more) {
    var words = new ArrayList<>(List.of(c.system()));
    words.addAll(List.of(more));
    return script(ROOT, name, body, c, words.toArray(String[]::new));
  }

  private static Script script(
      String user, String name, String body, ClusterRef c, String... more) {
    var args =
        new ArrayList<>(
            List.of(c.major(), c.name(), Integer.toString(c.port()), c.owner(), c.data()));
    args.addAll(List.of(more));
    return new Script(user, name, body, args);
  }
}
