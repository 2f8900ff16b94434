package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.CountFacts;
import pairkeeper.ops.access.Aside;
import pairkeeper.ops.discovery.FactsReader;

/** Reads what a count of rows is decided on; changes nothing. */
@ApplicationScoped
public class CountReader {
  private FactsReader reader;
  private Aside aside;

  protected CountReader() {}

  @Inject
  CountReader(FactsReader reader, Aside aside) {
    this.reader = reader;
    this.aside = aside;
  }

  /**
   * Asks both servers at once, as the roles are now.
   *
   * @throws Refused when a server cannot be read, naming it, or the pair has no standby
   */
  public CountFacts read(Job job, CountSettings settings, Pair pair) {
    Instance primary = pair.primary();
    Instance standby =
        pair.standby().orElseThrow(() -> new Refused("", Text.of("jobs.refused.no-standby")));
    return aside.asking(
        () -> read(pair, standby),
        there ->
            new CountFacts(
                job, settings, pair, primary, read(pair, primary), standby, there.get()));
  }

  private ServerFacts read(Pair pair, Instance server) {
    return switch (reader.read(pair, server)) {
      case Reading.Read read -> read.facts();
      case Reading.Unread unread -> throw new Refused("server:" + server.id(), unread.why());
    };
  }
}
