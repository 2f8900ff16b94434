package pairkeeper.web.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import pairkeeper.core.health.Observation;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.ops.monitoring.PairStatus;
import pairkeeper.web.ui.TopologyView;
import pairkeeper.web.ui.TopologyView.Box;
import pairkeeper.web.ui.TopologyView.Fact;

/** Draws a pair as it was last seen: expected roles as plates, what the servers said as words. */
final class PairPicture {
  private final PairStatus status;
  private final Function<Instant, String> time;

  /**
   * @param time writes an instant for the reader
   */
  PairPicture(PairStatus status, Function<Instant, String> time) {
    this.status = status;
    this.time = time;
  }

  TopologyView view() {
    var left = new ArrayList<Box>();
    var right = new ArrayList<Box>();
    for (Instance server : status.pair().servers()) {
      (server.role() == Role.PRIMARY ? left : right).add(box(server));
    }
    return new TopologyView(
        left, right, status.verdict().lagBytes(), status.verdict().lagSeconds(), flowing(), wire());
  }

  private Box box(Instance server) {
    Observation seen = status.newest().get(server.id());
    boolean bad =
        status.verdict().reasons().stream()
            .anyMatch(r -> r.kind().needsPerson() && r.source().equals(server.name()));
    return new Box(
        server.name(),
        server.role().word(),
        bad,
        kind(server, seen),
        said(seen),
        facts(server, seen));
  }

  private static String kind(Instance server, Observation seen) {
    if (seen == null) {
      return "unknown";
    }
    if (!seen.answered()) {
      return "block";
    }
    boolean works =
        switch (seen.row().activity()) {
          case WatchRow.Writing w -> server.role() == Role.PRIMARY;
          case WatchRow.Replaying r -> server.role() == Role.STANDBY && streams(r) && !r.paused();
        };
    return works ? "ok" : "watch";
  }

  private static Text said(Observation seen) {
    if (seen == null) {
      return Text.of("pair.seen.not-yet");
    }
    if (!seen.answered()) {
      return Text.of("pair.seen.silent"); // why is among the reasons above
    }
    return switch (seen.row().activity()) {
      case WatchRow.Writing w -> Text.of("pair.seen.writing");
      case WatchRow.Replaying r when r.paused() -> Text.of("pair.seen.paused");
      case WatchRow.Replaying r when streams(r) -> Text.of("pair.seen.streaming");
      case WatchRow.Replaying r -> Text.of("pair.seen.not-streaming");
    };
  }

  private static boolean streams(WatchRow.Replaying standby) {
    return standby.receiver().filter(r -> r.status().equals("streaming")).isPresent();
  }

  private List<Fact> facts(Instance server, Observation seen) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("pair.fact.address", server.address() + ":" + server.port(), true));
    if (seen != null && seen.answered()) {
      WatchRow row = seen.row();
      position(row).ifPresent(facts::add);
      row.timeline()
          .ifPresent(t -> facts.add(new Fact("pair.fact.timeline", Long.toString(t.id()), false)));
      facts.add(new Fact("pair.fact.version", version(row.serverVersionNum()), false));
      facts.add(new Fact("pair.fact.started", time.apply(row.startedAt()), false));
    }
    if (seen != null) {
      facts.add(new Fact("pair.fact.seen", time.apply(seen.at()), false));
    }
    return facts;
  }

  private static Optional<Fact> position(WatchRow row) {
    return switch (row.activity()) {
      case WatchRow.Writing w ->
          Optional.of(new Fact("pair.fact.written", w.current().toString(), true));
      case WatchRow.Replaying r ->
          r.replayed().map(Lsn::toString).map(p -> new Fact("pair.fact.replayed", p, true));
    };
  }

  /** 150018 is 15.18, 90624 is 9.6.24. */
  static String version(int num) {
    return num >= 100_000
        ? num / 10_000 + "." + num % 10_000
        : num / 10_000 + "." + num / 100 % 100 + "." + num % 100;
  }

  private Optional<WatchRow> row(Instance server) {
    return Optional.ofNullable(status.newest().get(server.id()))
        .filter(Observation::answered)
        .map(Observation::row);
  }

  private boolean flowing() {
    return status
        .pair()
        .standby()
        .flatMap(this::row)
        .map(r -> r.activity() instanceof WatchRow.Replaying standby && streams(standby))
        .orElse(false);
  }

  private List<Text> wire() {
    var words = new ArrayList<Text>();
    Optional<WatchRow> primary = row(status.pair().primary());
    primary
        .flatMap(p -> p.senders().stream().filter(s -> s.state().equals("streaming")).findFirst())
        .ifPresent(s -> words.add(Text.of("pair.wire.mode", "sync", s.sync())));
    primary.map(WatchRow::slots).orElse(List.of()).stream()
        .filter(s -> s.type().equals("physical"))
        .forEach(s -> words.add(slot(s)));
    return words;
  }

  private static Text slot(WatchRow.Slot slot) {
    return slot.safeBytes().isPresent()
        ? Text.of("pair.wire.slot-capped", "slot", slot.name(), "leftBytes", slot.safeBytes().get())
        : Text.of("pair.wire.slot", "slot", slot.name());
  }
}
