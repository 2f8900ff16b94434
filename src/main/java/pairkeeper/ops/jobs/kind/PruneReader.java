package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.archive.ArchiveFolder;
import pairkeeper.core.archive.KeepFrom;
import pairkeeper.core.archive.ServerNeeds;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.job.LyingBackup;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.plan.Command;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.BackupFacts;
import pairkeeper.core.runbook.PruneFacts;
import pairkeeper.core.runbook.PruneFacts.Asked;
import pairkeeper.core.runbook.PruneFacts.Folder;
import pairkeeper.core.runbook.PruneFacts.Lying;
import pairkeeper.core.runbook.TakeBackup;
import pairkeeper.ops.Transactions;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.KeptBackups;
import pairkeeper.store.runs.Runs;

/** Reads what the removal of archived WAL is decided on; changes nothing. */
@ApplicationScoped
public class PruneReader {
  /** Positions are told in names of files only; until the primary says its own, by the usual. */
  private static final long USUAL_SEGMENT = 16L << 20;

  private ServerReader servers;
  private ServerAnswers answers;
  private Transactions transactions;
  private Jobs jobs;
  private KeptBackups backups;
  private Runs runs;
  private InstantSource clock;

  protected PruneReader() {}

  @Inject
  PruneReader(
      ServerReader servers,
      ServerAnswers answers,
      Transactions transactions,
      Jobs jobs,
      KeptBackups backups,
      Runs runs,
      InstantSource clock) {
    this.servers = servers;
    this.answers = answers;
    this.transactions = transactions;
    this.jobs = jobs;
    this.backups = backups;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Asks every server that is not fenced; the archives twice, as only what the first answers tell
   * of backups says what would be removed.
   *
   * @throws pairkeeper.core.model.Refused when a server cannot be read, naming it
   */
  public PruneFacts read(Job job, PruneSettings settings, Pair pair) {
    Instant now = clock.instant();
    var asked = new ArrayList<Asked>();
    asked.add(asked(pair, pair.primary()));
    pair.servers().stream()
        .filter(server -> server.role() == Role.STANDBY)
        .forEach(server -> asked.add(asked(pair, server)));
    // a backup that had begun before the servers were asked is in one of the two by now
    Known known =
        transactions.in(
            () -> new Known(backups.all(pair.id()), runs.unfinished(pair.id(), TakeBackup.ID)));
    long segment = asked.getFirst().needs().map(ServerNeeds::segmentBytes).orElse(USUAL_SEGMENT);
    var first =
        new PruneFacts(
            job,
            settings,
            pair,
            asked,
            known.kept(),
            known.taking(),
            lying(pair, asked),
            folders(pair, settings, asked, segment),
            now);
    return first.limit().map(keep -> first.with(counted(first, keep))).orElse(first);
  }

  private record Known(List<KeptBackup> kept, List<Long> taking) {}

  private Asked asked(Pair pair, Instance server) {
    ServerFacts facts = servers.read(pair, server);
    if (facts.live().isEmpty()) {
      return new Asked(server, facts, java.util.Optional.empty());
    }
    Command question = Platforms.of(pair.platform()).walNeeds(ClusterRef.of(facts));
    return new Asked(server, facts, ServerNeeds.read(answers.to(question, server)));
  }

  /** What lies where the pair's jobs keep their backups, also what the console does not know. */
  private List<Lying> lying(Pair pair, List<Asked> asked) {
    var lying = new ArrayList<Lying>();
    for (Job taking : transactions.in(() -> jobs.of(pair.id()))) {
      taking
          .settings()
          .as(BackupSettings.class)
          .ifPresent(settings ->
              asked.forEach(one ->
                  settings
                      .on(one.server().id())
                      .ifPresent(place -> lying.addAll(lying(pair, taking.id(), one, place)))));
    }
    return lying;
  }

  private List<Lying> lying(Pair pair, UUID job, Asked asked, TreePlace place) {
    var commands = BackupFacts.commands(pair, ClusterRef.of(asked.facts()), job, place);
    return LyingBackup.read(answers.to(commands.facts(), asked.server())).stream()
        .map(backup -> new Lying(job, asked.server(), backup))
        .toList();
  }

  private List<Folder> folders(
      Pair pair, PruneSettings settings, List<Asked> asked, long segmentBytes) {
    var folders = new ArrayList<Folder>();
    for (Asked one : asked) {
      settings
          .on(one.server().id())
          .ifPresent(place ->
              folders.add(
                  new Folder(
                      one.server(),
                      place,
                      one.facts(),
                      said(
                          one.server(),
                          PruneFacts.commands(pair, ClusterRef.of(one.facts()), place)
                              .look(segmentBytes),
                          segmentBytes))));
    }
    return folders;
  }

  private List<Folder> counted(PruneFacts facts, KeepFrom keep) {
    return facts.folders().stream().map(folder -> counted(facts, keep, folder)).toList();
  }

  private Folder counted(PruneFacts facts, KeepFrom keep, Folder folder) {
    Command question =
        PruneFacts.commands(facts.pair(), ClusterRef.of(folder.facts()), folder.place())
            .look(keep, facts.settings().leastDays());
    return new Folder(
        folder.server(),
        folder.place(),
        folder.facts(),
        said(folder.server(), question, keep.segmentBytes()));
  }

  private ArchiveFolder said(Instance server, Command question, long segmentBytes) {
    return ArchiveFolder.read(answers.to(question, server), segmentBytes, clock.instant());
  }
}
