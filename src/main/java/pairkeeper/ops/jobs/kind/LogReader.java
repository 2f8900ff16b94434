package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.LogPlace;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.runbook.LogFacts;
import pairkeeper.core.serverlog.LogLook;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.Aside;
import pairkeeper.store.jobs.LogLooks;

/** Finds the logs of servers, and how much is new in them; changes nothing. */
@ApplicationScoped
public class LogReader {
  private ServerAnswers answers;
  private Aside aside;
  private Transactions transactions;
  private LogLooks looks;
  private InstantSource clock;

  protected LogReader() {}

  @Inject
  LogReader(
      ServerAnswers answers,
      Aside aside,
      Transactions transactions,
      LogLooks looks,
      InstantSource clock) {
    this.answers = answers;
    this.aside = aside;
    this.transactions = transactions;
    this.looks = looks;
    this.clock = clock;
  }

  /** Where the last look of a job at a server's log ended, or "". */
  String known(UUID job, UUID server) {
    return transactions.in(() -> looks.position(job, server));
  }

  /**
   * Asks all servers at once, whatever their roles; one that does not answer is none that stops it.
   *
   * @throws Refused when no server of the job belongs to the pair any more, or nobody knows which
   *     version the pair has
   */
  public LogFacts read(Job job, LogSettings settings, Pair pair) {
    if (pair.postgresMajor().isEmpty()) {
      throw new Refused("", Text.of("jobs.refused.log-major"));
    }
    List<LogPlace> places =
        settings.places().stream().filter(p -> pair.server(p.server()).isPresent()).toList();
    if (places.isEmpty()) {
      throw new Refused("", Text.of("jobs.refused.log-places"));
    }
    return new LogFacts(job, settings, pair, asked(job, pair, places), clock.instant());
  }

  private List<LogFacts.Asked> asked(Job job, Pair pair, List<LogPlace> places) {
    if (places.size() == 1) {
      return List.of(asked(job, pair, places.getFirst()));
    }
    return aside.asking(
        () -> asked(job, pair, places.subList(1, places.size())),
        others -> {
          var all = new ArrayList<LogFacts.Asked>();
          all.add(asked(job, pair, places.getFirst()));
          all.addAll(others.get());
          return all;
        });
  }

  private LogFacts.Asked asked(Job job, Pair pair, LogPlace place) {
    Instance server = pair.server(place.server()).orElseThrow();
    String known = known(job.id(), server.id());
    try {
      String said = answers.to(LogFacts.commands(pair, server, place, known).find(), server);
      return new LogFacts.Asked(server, place, known, LogLook.read(said), null);
    } catch (Refused silent) {
      return new LogFacts.Asked(server, place, known, null, silent.text());
    }
  }
}
