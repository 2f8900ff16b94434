package pairkeeper.core.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.plan.Command;
import pairkeeper.core.postgres.LogChunk;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;

/**
 * How things are done on one kind of operating system: the service commands, the paths, the
 * scripts. Every act is returned as a {@link Command}; nothing is carried out here.
 *
 * <p>Whatever stops a server or changes its data fails, and changes nothing, where the data are
 * those of another database system than {@link ClusterRef#system}: plans may wait for hours.
 */
public sealed interface Platform permits DebianSystemd {
  /** What the sessions of a base copy call themselves at the server that is copied. */
  String COPYING = "pairkeeper_copy";

  /** The label of base copies that become standbys, which are no backups. */
  String COPY_LABEL = "pairkeeper copy";

  /** The API's word for it, {@code debian-systemd}. */
  String id();

  /**
   * The question whose answer {@link #read} understands; it changes nothing.
   *
   * @param user under which it runs: root, or the login user where there are no root rights
   * @param port wanted port, 0 when any
   * @param clusterName wanted cluster, "" when any
   * @param dataDirectory wanted data directory, "" when any
   * @param major wanted major version, "" when any
   */
  Command facts(String user, int port, String clusterName, String dataDirectory, String major);

  /** Reads the answer to {@link #facts}; never fails: what is missing is empty. */
  ServerFacts read(String output, Instant askedAt);

  /** The operating system user that owns PostgreSQL unless facts say otherwise. */
  String defaultOwner();

  /** Absolute path of the directory in which servers have their local sockets. */
  String socketDirectory();

  /** The configuration file that the console owns alone, read by the server after all others. */
  String ownConfigFile(ClusterRef cluster);

  /** The password file that only the console writes. */
  String passfile(ClusterRef cluster);

  /** How {@link #claim} and {@link #fence} end where a run of another console came later. */
  int OVERTAKEN = 3;

  /**
   * Leaves the fencing number of a run on the server; refuses with {@link #OVERTAKEN}, and changes
   * nothing, where another run has left the same or a higher one. May be repeated.
   *
   * @param number above 0
   * @param plan id of the run's plan
   * @param insist whether it fails as well when the number cannot be kept there; else that is said
   */
  Command claim(ClusterRef cluster, long number, UUID plan, boolean insist);

  /** Makes a cluster's configuration and an empty data directory where none is known. */
  Command createCluster(ClusterRef cluster);

  /**
   * Starts the server through its service and returns when it answers; fails with its log's end.
   */
  Command start(ClusterRef cluster);

  /**
   * The same for a server that was fenced; when its host starts, it does not start by itself yet.
   */
  Command startFenced(ClusterRef cluster);

  /** Stops it, fast, through its service, and proves that no postmaster is left. */
  Command stop(ClusterRef cluster);

  /** Restarts it through its service and returns when it answers. */
  Command restart(ClusterRef cluster);

  /** Succeeds only when the service owns a running postmaster of this data directory. */
  Command serviceOwnsPostmaster(ClusterRef cluster);

  /** Succeeds only when no postmaster runs on this data directory. */
  Command isStopped(ClusterRef cluster);

  /**
   * Makes the server unable to accept writes: stops whatever postmaster runs on its data, switches
   * its autostart off, gives up the service address. Refuses with {@link #OVERTAKEN}, changes
   * nothing and prints what {@link #fencingMark} does where the server holds a higher number.
   *
   * @param serviceAddress with prefix length, or ""
   * @param number fencing number of the run, or the one that the console knows
   */
  Command fence(ClusterRef cluster, String serviceAddress, long number);

  /**
   * Prints what {@link #claim} left there, for {@link FencingMark#parse}; fails where it did not.
   */
  Command fencingMark(ClusterRef cluster);

  /**
   * Stops the primary, fast, through its service, within 30 s, and has its next start be one as a
   * standby. Does the latter only when the control file says that it was shut down as a primary,
   * and prints the location of its last checkpoint as its last line.
   */
  Command shutDown(ClusterRef cluster);

  /** Whether {@link #shutDown} was done; prints the same last line and changes nothing. */
  Command isShutDown(ClusterRef cluster);

  /**
   * Like {@link #isShutDown}, and whether it did not run since.
   *
   * @param checkpoint what {@link #shutDown} printed
   */
  Command isShutDownAt(ClusterRef cluster, String checkpoint);

  /**
   * Takes {@link #shutDown} back, wherever it got to: the server is the primary that it was. A stop
   * that hangs is ended at once; recovery brings back all that was committed. Refuses a server that
   * ran as a standby since.
   */
  Command serveAgain(ClusterRef cluster);

  /** Gives up the service address, also for the next boot where the console had put it there. */
  Command releaseAddress(ClusterRef cluster, String serviceAddress);

  /** Reads how far the data of a stopped server go, for {@link WalEnd#parse}; changes nothing. */
  Command walEnd(ClusterRef cluster);

  /**
   * Prints where the newest checkpoint before a position of a stopped server's past begins, if all
   * WAL from there on still lies in its WAL directory: without it no rewind is possible. Else
   * nothing. Changes nothing.
   *
   * @param timeline on which the server ended
   */
  Command checkpointBefore(ClusterRef cluster, Timeline timeline, Lsn position);

  /** Makes a stopped server a standby at its next start; refuses data of an unended rewind. */
  Command makeStandby(ClusterRef cluster);

  /** Lets a server that was fenced start by itself again when its host starts. */
  Command startAtBoot(ClusterRef cluster);

  /**
   * Copies what a rewind would destroy into a directory beside, {@code <data>.evidence-<tag>}: the
   * WAL of a stopped server from the fork on, its control file, the settings in its data directory.
   * Prints how many transactions were committed only there, for {@link LostWal#parse}.
   *
   * @param fork where the other server left this one's timeline
   * @param last start of its newest record
   */
  Command keepEvidence(ClusterRef cluster, String tag, Timeline timeline, Lsn fork, Lsn last);

  /** Prints the same for data that {@link #moveAside} moved aside; changes nothing. */
  Command countLost(ClusterRef cluster, String tag, Timeline timeline, Lsn fork, Lsn last);

  /** How {@link #listLost} ends where what was kept is not there any more. */
  int NOT_KEPT = 4;

  /**
   * Prints the directory in which the WAL of a lost range is kept, then what it says record by
   * record; changes nothing. Ends with {@link #NOT_KEPT} where it is gone.
   *
   * @param tag under which it was kept or moved aside
   * @param most bytes of the records; of more, one byte further is printed
   */
  Command listLost(ClusterRef cluster, String tag, LostWal range, int most);

  /** Lets a server that crashed recover and shut down without anybody connecting to it. */
  Command recoverAlone(ClusterRef cluster);

  /**
   * Takes back, in place, what a stopped server wrote after the fork, and makes it a standby; its
   * own settings stay. When this fails midway, nothing of the console starts it any more; where it
   * fails before it has written anything, it says so, and the data are as they were.
   *
   * @param source the primary
   * @param tag names the evidence that must have been kept
   */
  Command rewind(ClusterRef cluster, PeerRef source, String tag);

  /** Prints how many bytes a rewind has copied. */
  Command rewindProgress(ClusterRef cluster);

  /**
   * Prints up to ten paths in a server's data directory and its tablespaces that the server itself
   * may not read: no copy and no rewind would get past them. Changes nothing.
   */
  Command unreadable(ClusterRef cluster);

  /** Succeeds only when the rewind of that tag has ended well. */
  Command isRewound(ClusterRef cluster, String tag);

  /** Moves the data directory aside, as {@code <data>.before-<tag>}; nothing is deleted. */
  Command moveAside(ClusterRef cluster, String tag);

  /** A real replication login from this host to another server, proving its system identifier. */
  Command replicationLogin(ClusterRef from, PeerRef to, String systemIdentifier);

  /** One replication login within 2 s, to see whether a primary lives; exits 0 when it answers. */
  Command primaryAlive(ClusterRef from, PeerRef to);

  /**
   * Copies the peer's base into a directory beside, puts the signal file into it, then renames it
   * into place, so that a partial copy is never startable.
   *
   * @param systemIdentifier what the peer must be: a copy of another system is not put into place
   * @param slot slot on the peer to use, or ""
   * @param rate most megabytes a second, or "" for no limit
   * @param tag makes the name of the partial copy unique to the plan
   */
  Command baseCopy(
      ClusterRef cluster,
      PeerRef from,
      String systemIdentifier,
      String slot,
      String rate,
      String tag);

  /** Prints how many bytes of a base copy have arrived. */
  Command baseCopyProgress(ClusterRef cluster, String tag);

  /** Removes the partial copy of that plan, if one lies there. */
  Command dropPartialCopy(ClusterRef cluster, String tag);

  /** Fails, printing them, when the server's log has errors since its last start by the console. */
  Command logErrors(ClusterRef cluster);

  /** Absolute path of the log that the service keeps where the server itself writes none. */
  String serverLog(ClusterRef cluster);

  /**
   * Prints three lines: the log's path, the offset of the first byte that follows, and what was
   * written from there on, in base64 without line breaks.
   *
   * @param done from where to read on; from the end when nothing was read before
   * @param most bytes to read; of more, the newest
   */
  Command readLog(ClusterRef cluster, LogChunk.Place done, int most);

  /** Fails when the address of a server that must be silent answers on PostgreSQL's port. */
  Command mustBeSilent(ClusterRef from, PeerRef other);

  /**
   * Takes the service address over, announces it, and keeps it across reboots. Refuses while
   * another machine answers for it.
   *
   * @param ownAddress address of this host whose interface is to carry it
   */
  Command takeAddress(ClusterRef cluster, String serviceAddress, String ownAddress);

  /** Whether this host carries the service address. */
  Command hasAddress(ClusterRef cluster, String serviceAddress);

  /** The client program that came with the cluster's server: its absolute path. */
  String psql(ClusterRef cluster);

  /** How {@link #analyze} treats the dead rows of tables. */
  enum Vacuum {
    /** Leaves them; only statistics are renewed. */
    NONE,
    /** Makes their room free for new rows; users may work meanwhile. */
    PLAIN,
    /** Writes each table anew, and locks it meanwhile. */
    FULL
  }

  /** Renews the statistics of all databases. */
  Command analyze(ClusterRef cluster, Vacuum vacuum);

  /**
   * Looks through all databases of a server that was promoted: counts tables and rows, and warns of
   * sequences that stand below what their column holds, of unlogged tables, which are empty after a
   * promotion, and of indexes that are not valid. Changes nothing.
   */
  Command checkData(ClusterRef cluster);

  /**
   * Counts in one transaction that only reads, and prints what it found; also why nothing could be
   * said. Fails only when it is ended, and then ends its session on the server too.
   */
  Command count(ClusterRef cluster, CountWork work);

  /**
   * Counts the rows of all tables of all databases that were there when the first of the counts
   * began, smallest tables first, and prints what it found, for {@link
   * pairkeeper.core.count.TablePass}; also why nothing could be said. Bounded in time; changes
   * nothing; fails only when it is ended.
   */
  Command countTables(ClusterRef cluster, RowProof proof);

  /**
   * The commands by which that server keeps base backups of whoever is primary.
   *
   * @param path absolute directory on its host
   * @param mount what must be mounted, or ""
   */
  BackupCommands backups(ClusterRef holder, UUID job, String path, String mount);

  /**
   * How a failover is carried out on a throw-away copy of a standby.
   *
   * @param path absolute directory on its host in which the copy may lie
   * @param mount what must be mounted, or ""
   */
  RehearsalCommands rehearsal(ClusterRef standby, UUID job, String path, String mount);

  /**
   * How a server's host looks into a folder of archived WAL, and removes what nobody needs.
   *
   * @param path absolute directory on its host
   * @param mount what must be mounted, or ""
   */
  ArchiveCommands archive(ClusterRef cluster, String path, String mount);

  /**
   * How a server's host reads the server's log.
   *
   * @param folder absolute directory in which it lies, or "" to ask the server
   * @param known where the last look ended, or ""
   */
  LogCheckCommands logs(ClusterRef cluster, String folder, String known);

  /** Asks a running server what WAL it and its clients need, for {@code ServerNeeds}. */
  Command walNeeds(ClusterRef cluster);

  /** Absolute path of a client program of the cluster's major. */
  String program(ClusterRef cluster, String name);

  /** Platform records known to this release. */
  static List<Platform> all() {
    return Platforms.ALL;
  }
}
