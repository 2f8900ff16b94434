package pairkeeper.ops.rejoin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.LostWal;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.runbook.Rejoin;
import pairkeeper.core.runbook.RejoinOptions;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunView;
import pairkeeper.ops.texts.Texts;

/**
 * What an old primary committed and nobody received, as its own server still keeps it beside: read
 * there when somebody asks for it, and written down so that a person can look for what is missing.
 */
@ApplicationScoped
public class LostRanges {
  /** Most characters of records; each is about a hundred. */
  public static final int MOST = 2 * 1024 * 1024;

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private RunDesk desk;
  private Pairs pairs;
  private Executor executor;
  private AuditLog audit;
  private Transactions transactions;
  private CurrentUser user;
  private Texts texts;

  protected LostRanges() {}

  @Inject
  LostRanges(
      RunDesk desk,
      Pairs pairs,
      Executor executor,
      AuditLog audit,
      Transactions transactions,
      CurrentUser user,
      Texts texts) {
    this.desk = desk;
    this.pairs = pairs;
    this.executor = executor;
    this.audit = audit;
    this.transactions = transactions;
    this.user = user;
    this.texts = texts;
  }

  /**
   * A file for a person.
   *
   * @param name of letters, digits, hyphens and a dot
   */
  public record Listing(String name, String text) {}

  /** What a rejoin kept of WAL that only the returning server had; empty for any other run. */
  public static Optional<LostWal> of(RunView rejoin) {
    return rejoin.steps().stream()
        .filter(step -> step.state().passed() && Rejoin.COUNTING.contains(step.id()))
        .flatMap(step -> LostWal.parse(step.output()).stream())
        .findFirst();
  }

  /** Whether this person may read it: it is done as root, as all reading of a server's data is. */
  public boolean mayRead(RunView rejoin) {
    return user.may(Right.RUN, rejoin.run().customer());
  }

  /**
   * Reads it from the server.
   *
   * @throws NotThere when there is no such run for this person
   * @throws Refused when the run kept nothing, when what it kept was removed, or when the server
   *     cannot be asked
   */
  public Listing read(UUID run, Locale reader) {
    RunView view = desk.run(run).orElseThrow(() -> new NotThere("run", run));
    user.require(Right.RUN, view.run().customer());
    LostWal lost =
        of(view).orElseThrow(() -> new Refused("", Text.of("rejoin.lost.refused.nothing")));
    Pair pair = pairs.get(view.run().pair());
    Instance server = returned(view, pair);
    tell(view, server);
    ClusterRef cluster = ClusterRef.of(server, pair.postgresMajor());
    var command =
        Platforms.of(pair.platform())
            .listLost(cluster, RejoinOptions.tag(view.run().plan()), lost, MOST);
    var printed = new StringBuilder();
    var result = executor.execute(server.id(), command, LIMIT, piece -> keep(printed, piece));
    switch (result) {
      case CommandResult.Exited e when e.code() == 0 -> {}
      case CommandResult.Exited e when e.code() == Platform.NOT_KEPT ->
          throw new Refused("", Text.of("rejoin.lost.refused.gone", "server", server.name()));
      case CommandResult.Exited e ->
          throw new Refused(
              "",
              Text.of(
                  "rejoin.lost.refused.unread", "server", server.name(), "said", e.err().strip()));
      case CommandResult.NotReached no -> throw new Refused("", no.why());
      case CommandResult.Lost line -> throw new Refused("", line.why());
    }
    String name = "run-" + view.run().number() + "-lost-wal.txt";
    return new Listing(name, written(printed.toString(), lost, view, server, reader));
  }

  private static void keep(StringBuilder printed, String piece) {
    // the first line names a directory of at most 4096 bytes
    int room = MOST + 8192 - printed.length();
    printed.append(piece, 0, Math.clamp(room, 0, piece.length()));
  }

  private static Instance returned(RunView view, Pair pair) {
    String id = view.plan() == null ? "" : view.plan().fingerprint().facts().get(Rejoin.RETURNING);
    return pair.servers().stream()
        .filter(server -> server.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refused("", Text.of("rejoin.lost.refused.no-server")));
  }

  /** Before it is read: whoever asked for it is known also when the answer never comes. */
  private void tell(RunView view, Instance server) {
    var run = view.run();
    Text did =
        Text.of("rejoin.lost.audit", "run", String.valueOf(run.number()), "server", server.name());
    Map<String, Object> details =
        Map.of(
            "run", run.id().toString(), "number", run.number(), "server", server.id().toString());
    transactions.run(
        () -> audit.record("run.lost-wal-read", run.customer(), run.pair(), did, details));
  }

  private String written(
      String printed, LostWal lost, RunView view, Instance server, Locale reader) {
    int first = printed.indexOf('\n');
    String records = first < 0 ? "" : printed.substring(first + 1);
    if (records.isBlank()) {
      throw new Refused("", Text.of("rejoin.lost.refused.empty", "server", server.name()));
    }
    boolean more = records.length() > MOST;
    if (more) {
      records = records.substring(0, records.lastIndexOf('\n', MOST) + 1);
    }
    String kept = printed.substring(0, first);
    var head =
        Stream.of(
            new Text(
                "rejoin.lost.head",
                Map.of(
                    "server", server.name(),
                    "fork", lost.fork().toString(),
                    "last", lost.last().toString(),
                    "timeline", lost.timeline().id(),
                    "run", String.valueOf(view.run().number()))),
            lost.transactions()
                .map(n -> Text.of("rejoin.lost.transactions", "n", n))
                .orElse(Text.of("rejoin.lost.uncounted")),
            Text.of("rejoin.lost.is"),
            Text.of("rejoin.lost.is-not", "kept", kept, "server", server.name()));
    String text = head.map(t -> "# " + texts.say(t, reader) + "\n").collect(Collectors.joining());
    Text end =
        more
            ? Text.of("rejoin.lost.cut", "kept", kept, "server", server.name())
            : Text.of("rejoin.lost.whole");
    return text + "\n" + records.stripTrailing() + "\n\n# " + texts.say(end, reader) + "\n";
  }
}
