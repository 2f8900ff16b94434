package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.runbook.CountFacts;
import pairkeeper.ops.access.Aside;

/** Reads what a count of rows is decided on; changes nothing. */
@ApplicationScoped
public class CountReader {
  private ServerReader servers;
  private Aside aside;

  protected CountReader() {}

  @Inject
  CountReader(ServerReader servers, Aside aside) {
    this.servers = servers;
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
        () -> servers.read(pair, standby),
        there ->
            new CountFacts(
                job, settings, pair, primary, servers.read(pair, primary), standby, there.get()));
  }
}
