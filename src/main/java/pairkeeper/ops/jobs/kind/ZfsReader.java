package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import pairkeeper.core.job.DatasetFacts;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.platform.ZfsCommands;
import pairkeeper.core.runbook.ZfsFacts;
import pairkeeper.ops.access.Aside;

/** Reads what the sending of a dataset is decided on; changes nothing. */
@ApplicationScoped
public class ZfsReader {
  private ServerAnswers answers;
  private Aside aside;
  private InstantSource clock;

  protected ZfsReader() {}

  @Inject
  ZfsReader(ServerAnswers answers, Aside aside, InstantSource clock) {
    this.answers = answers;
    this.aside = aside;
    this.clock = clock;
  }

  /**
   * Asks both servers at once, as the roles are now.
   *
   * @throws Refused when a server cannot be read, naming it, or the job knows no dataset there
   */
  public ZfsFacts read(Job job, ZfsSettings settings, Pair pair) {
    List<DatasetPlace> places =
        ZfsFacts.places(settings, pair)
            .orElseThrow(() -> new Refused("", Text.of("jobs.refused.no-place")));
    Instance source = pair.primary();
    Instance destination = pair.standby().orElseThrow();
    return aside.asking(
        () -> read(destination, places.get(1)),
        there -> {
          DatasetFacts here = read(source, places.get(0));
          return new ZfsFacts(
              job,
              settings,
              pair,
              source,
              places.get(0),
              here,
              destination,
              places.get(1),
              there.get());
        });
  }

  private DatasetFacts read(Instance server, DatasetPlace place) {
    Command question = ZfsCommands.facts(place.dataset(), server.dataDirectory());
    return DatasetFacts.read(answers.to(question, server), clock.instant());
  }
}
