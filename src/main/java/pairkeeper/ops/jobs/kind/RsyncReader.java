package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import pairkeeper.core.job.CopyDestination;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.platform.TreeCommands;
import pairkeeper.core.runbook.RsyncFacts;
import pairkeeper.ops.access.Aside;
import pairkeeper.ops.inventory.Sites;

/** Reads what a copy of files is decided on; changes nothing. */
@ApplicationScoped
public class RsyncReader {
  private ServerAnswers answers;
  private CopyDestinations destinations;
  private Sites sites;
  private Aside aside;
  private InstantSource clock;

  protected RsyncReader() {}

  @Inject
  RsyncReader(
      ServerAnswers answers,
      CopyDestinations destinations,
      Sites sites,
      Aside aside,
      InstantSource clock) {
    this.answers = answers;
    this.destinations = destinations;
    this.sites = sites;
    this.aside = aside;
    this.clock = clock;
  }

  /**
   * Asks both sides at once, as the roles are now.
   *
   * @param day whose folders are copied, in the site's time zone; null for today's
   * @throws Refused when a server cannot be read, naming it, or the job knows none of its files
   */
  public RsyncFacts read(Job job, RsyncSettings settings, Pair pair, Instant day) {
    List<TreePlace> places =
        RsyncFacts.places(settings, pair)
            .orElseThrow(() -> new Refused("", Text.of("jobs.refused.no-place")));
    Instance source = pair.primary();
    CopyDestination destination = destinations.of(settings, pair);
    return aside.asking(
        () -> read(settings, destination, places.get(1)),
        there -> {
          TreeFacts here = read(settings, CopyDestination.of(source), places.get(0));
          return new RsyncFacts(
              job,
              settings,
              pair,
              source,
              places.get(0),
              here,
              destination,
              places.get(1),
              there.get(),
              settings.folders().on(today(pair, day)));
        });
  }

  private LocalDate today(Pair pair, Instant day) {
    ZoneId zone = sites.get(pair.site()).zone();
    return (day == null ? clock.instant() : day).atZone(zone).toLocalDate();
  }

  private TreeFacts read(RsyncSettings settings, CopyDestination server, TreePlace place) {
    Command question =
        TreeCommands.facts(settings.user(), place.path(), place.mount(), server.dataDirectory());
    return TreeFacts.read(answers.to(question, server.id(), server.name()), clock.instant());
  }
}
