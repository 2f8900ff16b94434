package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import pairkeeper.core.health.LogTrouble;
import pairkeeper.core.health.Probe;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.postgres.LogChunk;
import pairkeeper.core.postgres.LogLines;
import pairkeeper.core.postgres.LogSql;
import pairkeeper.core.postgres.PgMajor;

/**
 * Reads on in each server's own log once a minute: by the kept connection, or over SSH where that
 * cannot, as when the server is down. What was there before the console looked is not read.
 */
@ApplicationScoped
public class ServerLogs {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 20;

  private final ConcurrentHashMap<UUID, Known> known = new ConcurrentHashMap<>();
  private Probe probe;
  private Executor executor;
  private Clock clock;

  protected ServerLogs() {}

  @Inject
  ServerLogs(Probe probe, Executor executor, Clock clock) {
    this.probe = probe;
    this.executor = executor;
    this.clock = clock;
  }

  private record Known(LogChunk.Place place, Instant readAt, List<LogTrouble> recent) {}

  /**
   * Trouble of the last ten minutes, newest last; reads on first when a minute is over.
   *
   * @param answers whether the server just answered by SQL
   */
  List<LogTrouble> recent(Pair pair, Instance server, boolean answers) {
    Instant now = clock.instant();
    Known before =
        known.getOrDefault(server.id(), new Known(LogChunk.Place.START, Instant.EPOCH, List.of()));
    boolean due = !now.isBefore(before.readAt().plus(EVERY)) && !server.dataDirectory().isEmpty();
    Optional<LogChunk> chunk = due ? read(pair, server, before.place(), answers) : Optional.empty();
    Stream<LogTrouble> fresh =
        chunk.stream()
            .flatMap(c -> LogLines.troubles(c.lines()).stream())
            .map(line -> new LogTrouble(now, line));
    List<LogTrouble> all =
        Stream.concat(before.recent().stream(), fresh)
            .filter(t -> t.readAt().isAfter(now.minus(KEPT)))
            .toList();
    List<LogTrouble> newest = all.subList(Math.max(0, all.size() - MOST), all.size());
    known.put(
        server.id(),
        new Known(
            chunk.map(LogChunk::next).orElse(before.place()),
            due ? now : before.readAt(),
            List.copyOf(newest)));
    return newest;
  }

  /** Forgets servers that are looked at no more. */
  void keepOnly(Set<UUID> servers) {
    known.keySet().retainAll(servers);
  }

  private Optional<LogChunk> read(
      Pair pair, Instance server, LogChunk.Place place, boolean answers) {
    Platform platform = Platforms.of(pair.platform());
    var cluster = ClusterRef.of(server, pair.postgresMajor());
    Optional<String> sql = new LogSql(PgMajor.parse(pair.postgresMajor())).text();
    if (answers && sql.isPresent()) {
      var question =
          new Probe.Question(sql.get(), LogSql.parameters(platform.serverLog(cluster), place));
      if (probe.ask(pair, server, question, LIMIT) instanceof Probe.Row row) {
        return LogChunk.parse(row.columns());
      }
    }
    var command = platform.readLog(cluster, place, LogSql.LARGEST);
    return switch (executor.execute(server.id(), command, LIMIT, out -> {})) {
      case CommandResult.Exited e when e.code() == 0 ->
          LogChunk.parse(List.of(e.out().split("\n", 3)));
      case CommandResult.Exited e -> Optional.empty();
      case CommandResult.NotReached n -> Optional.empty();
      case CommandResult.Lost l -> Optional.empty();
    };
  }
}
