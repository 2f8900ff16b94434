package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pairkeeper.core.configfile.HbaLine;
import pairkeeper.core.configfile.PgConf;
import pairkeeper.core.configfile.PgHba;
import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.Instance;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Command.PutFile;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.ConfigFile;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.postgres.PgMajor;

/** The files that a set-up writes on both servers, computed from what was read there. */
final class SetUpFiles {
  private static final String SCRAM = "scram-sha-256";

  private final PairFacts facts;
  private final Platform platform;
  private final SetUpOptions options;
  private final Live live;

  SetUpFiles(PairFacts facts, Platform platform, SetUpOptions options) {
    this.facts = facts;
    this.platform = platform;
    this.options = options;
    this.live = facts.primaryFacts().live().orElseThrow();
  }

  Map<String, String> wantedOfPrimary() {
    return SetUpSettings.ofPrimary(facts, live, options);
  }

  Command passfileOfPrimary() {
    return passfile(facts.primaryCluster(), facts.primaryFacts());
  }

  Command passfileOfStandby() {
    return passfile(facts.standbyCluster(), facts.standbyFacts());
  }

  /** Empty when the file says it all already. */
  Optional<Command> hbaOfPrimary() {
    ConfigFile file = facts.primaryFacts().file("hba");
    String text = withOurLines(file.text());
    return text.equals(file.text())
        ? Optional.empty()
        : Optional.of(put(file, facts.primaryCluster(), "0640", text));
  }

  /** The standby admits whom the primary admits: a base copy does not bring Debian's file. */
  Command hbaOfStandby() {
    ConfigFile file = orMissing("hba", "pg_hba.conf");
    // a cluster that this very run makes brings a file of its own, which nobody has edited
    String expected = facts.standbyFacts().cluster().known() ? file.sha256() : PutFile.ANY;
    String text = withOurLines(facts.primaryFacts().file("hba").text());
    return put(file, expected, facts.standbyCluster(), "0640", text);
  }

  /** Empty when the file says it all already. */
  Optional<Command> settingsOfPrimary() {
    ConfigFile file = facts.primaryFacts().file("own");
    String text = PgConf.managed(wantedOfPrimary());
    return text.equals(file.text())
        ? Optional.empty()
        : Optional.of(put(file, facts.primaryCluster(), "0644", text));
  }

  Command settingsOfStandby() {
    ClusterRef cluster = facts.standbyCluster();
    var settings =
        SetUpSettings.ofStandby(
            facts,
            live,
            options,
            platform.passfile(cluster),
            Roles.slotFor(facts.standby().name()));
    return put(
        orMissing("own", "conf.d/pairkeeper.conf"), cluster, "0644", PgConf.managed(settings));
  }

  private String withOurLines(String text) {
    String changed = text;
    for (HbaLine line : lines()) {
      changed = PgHba.add(changed, line, PgMajor.ofVersionNum(live.versionNum()));
    }
    return changed;
  }

  /**
   * All servers of the pair may log in: any of them may follow this one some day, and be rewound to
   * it before.
   */
  private List<HbaLine> lines() {
    var servers =
        Stream.concat(Stream.of(facts.primary(), facts.standby()), facts.pair().servers().stream());
    return Stream.concat(
            servers.flatMap(server -> Stream.of(replication(server), rewind(server))).distinct(),
            Stream.of(HbaLine.host("postgres", Roles.MONITOR, "127.0.0.1/32", SCRAM)))
        .toList();
  }

  /** The line by which a server admits another one of its pair for replication. */
  static HbaLine replication(Instance server) {
    return HbaLine.host(
        "replication",
        Roles.REPLICATION,
        HostAddress.exact("postgresAddress", server.address()),
        SCRAM);
  }

  /** A rewind logs in to a database, which the lines for replication do not cover. */
  static HbaLine rewind(Instance server) {
    return HbaLine.host(
        "postgres",
        Roles.REPLICATION,
        HostAddress.exact("postgresAddress", server.address()),
        SCRAM);
  }

  private Command passfile(ClusterRef cluster, ServerFacts of) {
    return Passfile.of(
        of,
        cluster,
        platform,
        Passfile.peers(facts.pair(), facts.primaryPeer(), facts.standbyPeer()),
        List.of("replication"),
        options.replicationSecret());
  }

  /** The file as it was read, or as it will be called on a host without such a cluster. */
  private ConfigFile orMissing(String name, String path) {
    ConfigFile file = facts.standbyFacts().file(name);
    return file.path().isEmpty()
        ? new ConfigFile(
            facts.standbyFacts().cluster().configDirectory() + "/" + path, "", "", "", "")
        : file;
  }

  private static Command put(ConfigFile file, ClusterRef cluster, String mode, String text) {
    return put(file, file.sha256(), cluster, mode, text);
  }

  private static Command put(
      ConfigFile file, String expected, ClusterRef cluster, String mode, String text) {
    return new PutFile(
        "root",
        file.path(),
        file.exists() ? file.owner() : cluster.owner() + ":" + cluster.owner(),
        file.exists() ? file.mode() : mode,
        expected,
        text,
        file.text());
  }
}
