package pairkeeper.core.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was read of one host and of the cluster that a pair uses there.
 *
 * @param readAt when the console asked, by the console's clock
 * @param live what the running server itself said, empty when none runs or it did not let us in
 * @param files configuration files by their short name: conf, hba, ident, own, auto, passfile
 * @param ownSettings whether PostgreSQL reads the file into which we put our settings
 * @param fencing what the last run that changed the pair left there
 * @param complaints what programs said that could not answer, for people
 */
public record ServerFacts(
    Instant readAt,
    Machine machine,
    Cluster cluster,
    DataDirectory data,
    Control control,
    Service service,
    Optional<Live> live,
    Map<String, ConfigFile> files,
    OwnSettings ownSettings,
    FencingMark fencing,
    List<String> complaints) {

  public ServerFacts {
    files = Map.copyOf(files);
    complaints = List.copyOf(complaints);
  }

  /**
   * The host itself.
   *
   * @param os id of os-release: debian, ubuntu, ...
   * @param clockAheadMillis the host's clock minus the console's, as far as the call's length
   *     allows
   * @param majors PostgreSQL majors whose server binaries are installed
   * @param tools of pg_lsclusters, rsync, arping, zfs those that are installed
   * @param addresses interface and address with prefix length, as "eth0 10.0.0.5/24"
   * @param watchdogs programs that run there and change roles or addresses by themselves
   * @param libc which C library sorts texts there, as "glibc 2.41", or ""
   */
  public record Machine(
      String host,
      String user,
      String os,
      String osVersion,
      String architecture,
      String init,
      long clockAheadMillis,
      List<String> majors,
      List<String> tools,
      List<String> addresses,
      List<String> watchdogs,
      String libc) {}

  /**
   * The cluster as the platform knows it; with {@code known} false what it would be called.
   *
   * @param version what the server binary says of itself, "15.18"
   * @param all lines of all clusters on the host, for choosing
   */
  public record Cluster(
      boolean known,
      String major,
      String version,
      String name,
      int port,
      String owner,
      String home,
      String dataDirectory,
      String configDirectory,
      String log,
      List<String> all) {}

  /**
   * The data directory.
   *
   * @param backupLabel whether a backup that was begun on a primary keeps its label there
   */
  public record DataDirectory(
      State state,
      List<String> entries,
      String signalFile,
      boolean backupLabel,
      long freeBytes,
      long totalBytes) {
    /** What lies there; FOREIGN is something that is no PostgreSQL data. */
    public enum State {
      ABSENT,
      EMPTY,
      INITIALISED,
      FOREIGN
    }
  }

  /** What pg_controldata says; all "" when there is no data directory. */
  public record Control(
      String state,
      String systemIdentifier,
      String timeline,
      String checkpoint,
      boolean checksums,
      boolean walLogHints) {}

  /**
   * The service and the postmaster.
   *
   * @param postmaster process id of the running postmaster of this data directory, or ""
   * @param owned whether the service manager really owns that postmaster
   * @param autostart auto, manual or disabled
   */
  public record Service(String active, String postmaster, boolean owned, String autostart) {
    public boolean running() {
      return !postmaster.isEmpty();
    }
  }

  /**
   * What the running server said.
   *
   * @param lsn current position of a primary; the greater of received and replayed on a standby
   * @param senderHost to whom its receiver is connected, as the connection names it, or ""
   * @param slots name, type and whether active, as "pk_b physical true"
   * @param lostSlots names of slots that lost WAL
   * @param extensions names of those that are installed on its host
   * @param collation version of the ICU that sorts texts there, or ""
   * @param backups base copies that are being taken from it over the replication protocol
   * @param unarchived WAL files that wait for the archive command
   * @param histories sums of the history files in its WAL directory, by their name
   * @param wal sums that tell whole WAL files of one name apart, by their name; the newest 64
   * @param roles name, can log in, replication, superuser of the console's own roles
   */
  public record Live(
      int versionNum,
      boolean inRecovery,
      String systemIdentifier,
      long timeline,
      String lsn,
      String replayed,
      boolean replayPaused,
      String receiver,
      String senderHost,
      long dataBytes,
      int senders,
      List<String> slots,
      List<String> lostSlots,
      List<String> pendingRestart,
      List<String> roles,
      List<String> tablespaces,
      List<String> databases,
      List<String> extensions,
      String collation,
      int preparedTransactions,
      int backups,
      int unarchived,
      List<String> hbaErrors,
      Map<String, String> histories,
      Map<String, String> wal,
      Map<String, String> settings) {
    public String setting(String name) {
      return settings.getOrDefault(name, "");
    }

    public long number(String name) {
      try {
        return Long.parseLong(setting(name));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /** A configuration file; sha256 "" when it does not exist, text "" when it is not shown. */
  public record ConfigFile(String path, String text, String sha256, String owner, String mode) {
    public boolean exists() {
      return !sha256.isEmpty();
    }
  }

  /** A file by its short name. */
  public ConfigFile file(String name) {
    return files.getOrDefault(name, new ConfigFile("", "", "", "", ""));
  }

  /** System identifier from the running server, else from the control file, else "". */
  public String systemIdentifier() {
    return live.map(Live::systemIdentifier).orElse(control.systemIdentifier());
  }

  /** Reads what {@link FactsScript} printed; what is missing is "", 0 or empty. */
  static ServerFacts parse(String output, Instant readAt) {
    var f = FactLines.parse(output);
    var machine =
        new Machine(
            f.text("machine.host"),
            f.text("machine.user"),
            f.text("machine.os"),
            f.text("machine.version"),
            f.text("machine.architecture"),
            f.text("machine.init"),
            f.number("machine.millis", readAt.toEpochMilli()) - readAt.toEpochMilli(),
            f.lines("binaries"),
            f.lines("machine.tools"),
            f.lines("machine.addresses"),
            f.lines("machine.watchdogs"),
            f.text("machine.libc"));
    var cluster =
        new Cluster(
            f.text("cluster.known").equals("yes"),
            f.text("cluster.major"),
            f.text("cluster.version"),
            f.text("cluster.name"),
            (int) f.number("cluster.port", 0),
            f.text("cluster.owner"),
            f.text("cluster.home"),
            f.text("cluster.data"),
            f.text("cluster.config"),
            f.text("cluster.log"),
            f.lines("clusters"));
    return new ServerFacts(
        readAt,
        machine,
        cluster,
        data(f),
        control(f),
        service(f),
        live(f),
        files(f),
        OwnSettings.of(f),
        FencingMark.parse(f.text("fencing")),
        f.complaints());
  }

  private static DataDirectory data(FactLines f) {
    var state =
        switch (f.text("data.state")) {
          case "initialised" -> DataDirectory.State.INITIALISED;
          case "empty" -> DataDirectory.State.EMPTY;
          case "foreign" -> DataDirectory.State.FOREIGN;
          default -> DataDirectory.State.ABSENT;
        };
    return new DataDirectory(
        state,
        f.lines("data.entries"),
        f.text("data.signal"),
        f.text("data.backup_label").equals("yes"),
        f.number("data.free", 0),
        f.number("data.total", 0));
  }

  private static Control control(FactLines f) {
    var values = new TreeMap<String, String>();
    for (String line : f.lines("control")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return new Control(
        values.getOrDefault("Database cluster state", ""),
        values.getOrDefault("Database system identifier", ""),
        values.getOrDefault("Latest checkpoint's TimeLineID", ""),
        values.getOrDefault("Latest checkpoint location", ""),
        !values.getOrDefault("Data page checksum version", "0").equals("0"),
        values.getOrDefault("wal_log_hints setting", "off").equals("on"));
  }

  private static Service service(FactLines f) {
    String postmaster = f.text("postmaster.pid");
    return new Service(
        f.text("service.active"),
        postmaster,
        !postmaster.isEmpty() && f.lines("service.pids").contains(postmaster),
        f.text("service.start"));
  }

  private static Optional<Live> live(FactLines f) {
    if (!f.has("live.version_num")) {
      return Optional.empty();
    }
    var settings = new TreeMap<String, String>();
    f.values()
        .forEach((k, v) -> {
          if (k.startsWith("live.setting.")) {
            settings.put(k.substring("live.setting.".length()), v);
          }
        });
    return Optional.of(
        new Live(
            (int) f.number("live.version_num", 0),
            f.text("live.recovery").equals("true"),
            f.text("live.system"),
            f.number("live.timeline", 0),
            f.text("live.lsn"),
            f.text("live.replayed"),
            f.text("live.replay_paused").equals("true"),
            f.text("live.receiver"),
            f.text("live.sender_host"),
            f.number("live.data_bytes", 0),
            (int) f.number("live.senders", 0),
            f.lines("live.slots"),
            f.lines("live.lost_slots"),
            f.lines("live.pending"),
            f.lines("live.roles"),
            f.lines("live.tablespaces"),
            f.lines("live.databases"),
            f.lines("live.extensions"),
            f.text("live.collation"),
            (int) f.number("live.prepared", 0),
            (int) f.number("live.backups", 0),
            (int) f.number("live.unarchived", 0),
            f.lines("live.hba_errors"),
            sums(f.lines("live.histories")),
            sums(f.lines("live.wal")),
            Map.copyOf(settings)));
  }

  /** File names with their sums, as "00000002.history 3ac8b676". */
  private static Map<String, String> sums(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(" "))
        .collect(
            Collectors.toUnmodifiableMap(
                line -> line.substring(0, line.indexOf(' ')),
                line -> line.substring(line.indexOf(' ') + 1)));
  }

  private static Map<String, ConfigFile> files(FactLines f) {
    var files = new TreeMap<String, ConfigFile>();
    for (String name : List.of("conf", "hba", "ident", "own", "auto", "passfile")) {
      String at = "file." + name + ".";
      files.put(
          name,
          new ConfigFile(
              f.text(at + "path"),
              f.text(at + "text"),
              f.text(at + "sha256"),
              f.text(at + "owner"),
              f.text(at + "mode")));
    }
    return files;
  }
}
