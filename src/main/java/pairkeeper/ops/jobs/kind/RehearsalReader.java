package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RehearsalPlace;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.RehearsalFacts;
import pairkeeper.core.runbook.StandbyWithPlace;

/** Reads what a rehearsal is decided on; changes nothing. */
@ApplicationScoped
public class RehearsalReader {
  private ServerReader servers;
  private ServerAnswers answers;
  private InstantSource clock;

  protected RehearsalReader() {}

  @Inject
  RehearsalReader(ServerReader servers, ServerAnswers answers, InstantSource clock) {
    this.servers = servers;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Asks the standby only: whether its primary answers is nothing that a failover rests on.
   *
   * @throws Refused when it cannot be read, or no standby has a place for the copy
   */
  public RehearsalFacts read(Job job, RehearsalSettings settings, Pair pair) {
    Instance standby =
        StandbyWithPlace.of(pair, settings.places())
            .orElseThrow(() -> new Refused("", Text.of("jobs.refused.no-rehearsal-place")));
    TreePlace place = settings.on(standby.id()).orElseThrow();
    ServerFacts facts = servers.read(pair, standby);
    var commands = RehearsalFacts.commands(pair, ClusterRef.of(facts), job.id(), place);
    RehearsalPlace said =
        RehearsalPlace.read(answers.to(commands.facts(), standby), clock.instant());
    return new RehearsalFacts(job, settings, pair, standby, place, facts, said);
  }
}
