package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import pairkeeper.core.job.BackupFolder;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.BackupFacts;
import pairkeeper.ops.access.Aside;

/** Reads what a backup is decided on; changes nothing. */
@ApplicationScoped
public class BackupReader {
  private ServerReader servers;
  private ServerAnswers answers;
  private Aside aside;
  private InstantSource clock;

  protected BackupReader() {}

  @Inject
  BackupReader(ServerReader servers, ServerAnswers answers, Aside aside, InstantSource clock) {
    this.servers = servers;
    this.answers = answers;
    this.aside = aside;
    this.clock = clock;
  }

  /**
   * Asks both servers at once, as the roles are now.
   *
   * @throws Refused when a server cannot be read, naming it, or no standby has a place for backups
   */
  public BackupFacts read(Job job, BackupSettings settings, Pair pair) {
    Instance holder =
        BackupFacts.holder(settings, pair)
            .orElseThrow(() -> new Refused("", Text.of("jobs.refused.no-holder")));
    TreePlace place = settings.on(holder.id()).orElseThrow();
    Instance primary = pair.primary();
    return aside.asking(
        () -> servers.read(pair, primary),
        there -> {
          ServerFacts here = servers.read(pair, holder);
          BackupFolder folder = folder(job, pair, holder, here, place);
          return new BackupFacts(
              job, settings, pair, primary, there.get(), holder, place, here, folder);
        });
  }

  private BackupFolder folder(
      Job job, Pair pair, Instance holder, ServerFacts facts, TreePlace place) {
    var commands = BackupFacts.commands(pair, ClusterRef.of(facts), job.id(), place);
    return BackupFolder.read(answers.to(commands.facts(), holder), clock.instant());
  }
}
