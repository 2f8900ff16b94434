package pairkeeper.core.runbook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.archive.ArchiveFolder;
import pairkeeper.core.archive.KeepFrom;
import pairkeeper.core.archive.Need;
import pairkeeper.core.archive.ServerNeeds;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.job.LyingBackup;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.platform.ArchiveCommands;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.run.Thing;

/**
 * What the removal of archived WAL is decided on.
 *
 * @param servers all of the pair but those that are fenced, the primary first
 * @param kept backups of the pair that its jobs took, those that were removed too
 * @param taking numbers of runs that take a backup and have not ended: it is not known yet
 * @param lying backups that were seen where the jobs keep them
 * @param folders the archive on each server that has one and is asked
 */
public record PruneFacts(
    Job job,
    PruneSettings settings,
    Pair pair,
    List<Asked> servers,
    List<KeptBackup> kept,
    List<Long> taking,
    List<Lying> lying,
    List<Folder> folders,
    Instant readAt) {

  /** A server and what it said; no needs where it did not say all. */
  public record Asked(Instance server, ServerFacts facts, Optional<ServerNeeds> needs) {}

  /** A backup that lies on a server. */
  public record Lying(UUID job, Instance server, LyingBackup backup) {}

  /** The archive on one server. */
  public record Folder(Instance server, TreePlace place, ServerFacts facts, ArchiveFolder said) {}

  public PruneFacts {
    servers = List.copyOf(servers);
    kept = List.copyOf(kept);
    taking = List.copyOf(taking);
    lying = List.copyOf(lying);
    folders = List.copyOf(folders);
  }

  /** The same, after the folders were asked what would be removed. */
  public PruneFacts with(List<Folder> asked) {
    return new PruneFacts(job, settings, pair, servers, kept, taking, lying, asked, readAt);
  }

  Asked primary() {
    return servers.getFirst();
  }

  List<Asked> standbys() {
    return servers.subList(1, servers.size());
  }

  List<Instance> fenced() {
    return pair.servers().stream().filter(server -> server.role() == Role.FENCED).toList();
  }

  /** The database system that they are about, "" when nobody knows. */
  String system() {
    return ClusterRef.of(primary().facts()).system();
  }

  /** Setting {@code wal_segment_size} of the primary. */
  public Optional<Long> segmentBytes() {
    return primary().needs().map(ServerNeeds::segmentBytes);
  }

  /** From where on the archives are needed, by all that is known; none where nothing is. */
  public Optional<KeepFrom> limit() {
    return segmentBytes().flatMap(bytes -> KeepFrom.of(needs(), bytes));
  }

  /** Everybody who may need WAL. */
  List<Need> needs() {
    var needs = new ArrayList<Need>(backups());
    for (Asked asked : servers) {
      var kind = asked == primary() ? Need.Kind.PRIMARY : Need.Kind.STANDBY;
      timeline(asked)
          .ifPresent(timeline ->
              asked
                  .needs()
                  .ifPresent(said -> needs.addAll(said.of(kind, asked.server().name(), timeline))));
    }
    return needs;
  }

  static Optional<Timeline> timeline(Asked asked) {
    return asked
        .facts()
        .live()
        .map(ServerFacts.Live::timeline)
        .filter(id -> id > 0)
        .map(Timeline::new);
  }

  /** All backups that count. */
  List<Need> backups() {
    var counting = new ArrayList<Need>();
    kept.stream()
        .filter(backup -> backup.removedAt() == null && ours(backup.systemIdentifier()))
        .filter(backup -> lies(backup) || !before(backup.takenAt()))
        .forEach(backup ->
            counting.add(
                new Need(
                    Need.Kind.BACKUP,
                    backup.name(),
                    new Timeline(backup.timeline()),
                    backup.start())));
    lying.stream()
        .map(Lying::backup)
        .filter(backup -> backup.start() != null && ours(backup.systemIdentifier()))
        .forEach(backup ->
            counting.add(
                new Need(
                    Need.Kind.BACKUP,
                    backup.name(),
                    new Timeline(backup.timeline()),
                    backup.start())));
    folders.stream()
        .flatMap(folder -> folder.said().backups().stream())
        .filter(this::counts)
        .forEach(told ->
            counting.add(new Need(Need.Kind.ARCHIVED, told.file(), told.timeline(), told.start())));
    return counting;
  }

  /** Backups that lie somewhere and do not say where their WAL begins. */
  List<Lying> unclear() {
    return lying.stream().filter(found -> found.backup().start() == null).toList();
  }

  private boolean ours(String identifier) {
    return identifier.equals(system());
  }

  private boolean lies(KeptBackup backup) {
    return lying.stream()
        .anyMatch(found ->
            found.job().equals(backup.job())
                && found.server().id().equals(backup.server())
                && found.backup().name().equals(backup.name()));
  }

  private boolean before(Instant at) {
    return settings.backupsSince() != null
        && at.isBefore(settings.backupsSince().atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /**
   * Whether a backup counts because the archive tells of it. One that a job took counts by itself,
   * or was removed; a copy that became a standby is none.
   */
  private boolean counts(ArchiveFolder.Told told) {
    boolean known =
        kept.stream()
            .anyMatch(backup ->
                backup.start().equals(told.start()) && backup.timeline() == told.timeline().id());
    if (known || told.label().equals(Platform.COPY_LABEL) || before(told.at())) {
      return false;
    }
    Instant young = readAt.minus(Duration.ofDays(settings.leastDays()));
    return !settings.onlyOwnBackups() || told.at().isAfter(young);
  }

  /** What its run works on. */
  public List<Thing> things() {
    return folders.stream()
        .map(folder -> Thing.tree(folder.server().id(), folder.place().path()))
        .toList();
  }

  /** How it is done in one of the folders. */
  public static ArchiveCommands commands(Pair pair, ClusterRef cluster, TreePlace place) {
    return Platforms.of(pair.platform()).archive(cluster, place.path(), place.mount());
  }
}
