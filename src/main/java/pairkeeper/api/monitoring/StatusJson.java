package pairkeeper.api.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.health.Observation;
import pairkeeper.core.model.Instance;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.ops.monitoring.PairStatus;

/** How a pair is, as a client sees it. */
public record StatusJson(
    String verdict,
    List<ReasonJson> reasons,
    Instant asOf,
    Long lagBytes,
    Double lagSeconds,
    List<ServerStatus> servers) {

  /** Why it is not healthy. */
  public record ReasonJson(String id, String text, Instant since, String source) {}

  /**
   * How one server was seen.
   *
   * @param role the expected one
   * @param seenRole {@code primary} or {@code standby}, null when it did not answer
   * @param position what it wrote, or the greater of received and replayed
   * @param streaming whether WAL flows from it, or to it
   * @param problem why it did not answer, or null
   */
  public record ServerStatus(
      UUID id,
      String name,
      String role,
      String seenRole,
      boolean reachable,
      Long timeline,
      String position,
      String replayed,
      Boolean streaming,
      Instant asOf,
      String problem) {}

  static StatusJson of(PairStatus status, Speaker speaker) {
    var verdict = status.verdict();
    return new StatusJson(
        verdict.kind().word(),
        verdict.reasons().stream()
            .map(r ->
                new ReasonJson(
                    r.id(), speaker.say(r.text()), status.since().get(r.id()), r.source()))
            .toList(),
        verdict.asOf(),
        verdict.lagBytes(),
        verdict.lagSeconds(),
        status.pair().servers().stream()
            .map(server -> server(server, status.newest().get(server.id()), speaker))
            .toList());
  }

  private static ServerStatus server(Instance server, Observation seen, Speaker speaker) {
    if (seen == null || !seen.answered()) {
      return new ServerStatus(
          server.id(),
          server.name(),
          server.role().word(),
          null,
          false,
          null,
          null,
          null,
          null,
          seen == null ? null : seen.at(),
          seen == null ? null : speaker.say(seen.problem()));
    }
    WatchRow row = seen.row();
    return new ServerStatus(
        server.id(),
        server.name(),
        server.role().word(),
        row.inRecovery() ? "standby" : "primary",
        true,
        row.timeline().map(t -> t.id()).orElse(null),
        position(row).map(Lsn::toString).orElse(null),
        replayed(row).map(Lsn::toString).orElse(null),
        streaming(row),
        seen.at(),
        null);
  }

  private static Optional<Lsn> position(WatchRow row) {
    return switch (row.activity()) {
      case WatchRow.Writing writing -> Optional.of(writing.current());
      case WatchRow.Replaying replaying -> replaying.received();
    };
  }

  private static Optional<Lsn> replayed(WatchRow row) {
    return switch (row.activity()) {
      case WatchRow.Writing writing -> Optional.empty();
      case WatchRow.Replaying replaying -> replaying.replayed();
    };
  }

  private static boolean streaming(WatchRow row) {
    return switch (row.activity()) {
      case WatchRow.Writing writing ->
          row.senders().stream().anyMatch(s -> s.state().equals("streaming"));
      case WatchRow.Replaying replaying ->
          replaying.receiver().map(r -> r.status().equals("streaming")).orElse(false);
    };
  }
}
