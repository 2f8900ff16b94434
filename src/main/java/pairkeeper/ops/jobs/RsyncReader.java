package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.TreeCommands;
import pairkeeper.core.runbook.RsyncFacts;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Sites;

/** Reads what a copy of files is decided on; changes nothing. */
@ApplicationScoped
public class RsyncReader {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Executor executor;
  private Sites sites;
  private CurrentUser user;
  private InstantSource clock;

  protected RsyncReader() {}

  @Inject
  RsyncReader(Executor executor, Sites sites, CurrentUser user, InstantSource clock) {
    this.executor = executor;
    this.sites = sites;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Asks both servers at once, as the roles are now.
   *
   * @param day whose folders are copied, in the site's time zone; null for today's
   * @throws Refused when a server cannot be read, naming it, or the job knows none of its files
   */
  public RsyncFacts read(Job job, RsyncSettings settings, Pair pair, Instant day) {
    List<TreePlace> places =
        RsyncFacts.places(settings, pair)
            .orElseThrow(() -> new Refused("", Text.of("jobs.refused.no-place")));
    Instance source = pair.primary();
    Instance destination = pair.standby().orElseThrow();
    var acting = user.acting();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<TreeFacts> there =
          () -> user.call(acting, () -> read(settings, destination, places.get(1)));
      var asked = threads.submit(there);
      TreeFacts here = read(settings, source, places.get(0));
      return new RsyncFacts(
          job,
          settings,
          pair,
          source,
          places.get(0),
          here,
          destination,
          places.get(1),
          asked.get(),
          settings.folders().on(today(pair, day)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private LocalDate today(Pair pair, Instant day) {
    ZoneId zone = sites.get(pair.site()).zone();
    return (day == null ? clock.instant() : day).atZone(zone).toLocalDate();
  }

  private TreeFacts read(RsyncSettings settings, Instance server, TreePlace place) {
    Command question =
        TreeCommands.facts(settings.user(), place.path(), place.mount(), server.dataDirectory());
    CommandResult answer = executor.execute(server.id(), question, LIMIT, out -> {});
    return switch (answer) {
      case CommandResult.Exited e when e.code() == 0 -> TreeFacts.read(e.out(), clock.instant());
      case CommandResult.Exited e -> throw unread(server, last(e.err()));
      case CommandResult.NotReached no -> throw new Refused("server:" + server.id(), no.why());
      case CommandResult.Lost lost -> throw new Refused("server:" + server.id(), lost.why());
    };
  }

  private static Refused unread(Instance server, String said) {
    return new Refused(
        "server:" + server.id(),
        Text.of("setup.unread.failed", "server", server.name(), "said", said));
  }

  private static String last(String said) {
    return said.length() <= 300 ? said.strip() : said.substring(said.length() - 300).strip();
  }
}
