package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts.Control;
import pairkeeper.core.platform.ServerFacts.DataDirectory.State;
import pairkeeper.core.platform.WalEnd;
import pairkeeper.core.postgres.Ancestry;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.TimelineHistory;

/**
 * Which ways back are open to a server that was cut off, the best first, and why.
 *
 * @param methods never empty: copying anew is always possible
 * @param why what was found, for people
 * @param fork where the primary's history left the returning server's timeline, if it did
 */
public record WayBack(List<RejoinMethod> methods, Text why, Optional<Lsn> fork) {
  public WayBack {
    methods = List.copyOf(methods);
  }

  /** The quickest safe way. */
  public RejoinMethod best() {
    return methods.getFirst();
  }

  /** Whether it is known to have written what the primary never received. */
  boolean wroteBeyond() {
    return why.key().startsWith("rejoin.why.beyond");
  }

  /** Judges by the facts alone; where anything is not known, only a new copy is safe. */
  public static WayBack of(RejoinFacts facts) {
    WalEnd end = facts.end();
    var apart = facts.pair().standby().wroteApart();
    if (apart.isPresent()) {
      return copy(Text.of("rejoin.why.wrote-apart", "time", apart.get().toString()));
    }
    var otherWal = facts.pair().otherWal();
    if (otherWal.isPresent()) {
      return copy(Text.of("rejoin.why.other-wal", "file", otherWal.get()));
    }
    if (end.rewinding()) {
      return copy("rewind-unended");
    }
    if (facts.pair().standbyFacts().data().state() != State.INITIALISED) {
      return copy("no-data");
    }
    if (facts.history().isEmpty() || end.last().isEmpty() || end.timeline() == 0) {
      return copy("unreadable");
    }
    WayBack way = byHistory(facts, facts.history().get(), end.behindLast().get());
    return facts.stillWrites() ? way.onlyCopy() : way;
  }

  /** Of a server that still writes nobody can say where it ends. */
  private WayBack onlyCopy() {
    return new WayBack(List.of(RejoinMethod.CLONE), why, fork);
  }

  private static WayBack byHistory(RejoinFacts facts, TimelineHistory history, Lsn end) {
    Timeline own = new Timeline(facts.end().timeline());
    if (isElsewhere(facts.end(), history)) {
      return copy(
          Text.of(
              "rejoin.why.own-history",
              "timeline",
              facts.end().newest(),
              "primary",
              history.own().id()));
    }
    return switch (history.of(own, end)) {
      case Ancestry.SameTimeline same -> sameTimeline(facts);
      case Ancestry.Before before -> before(facts, before);
      case Ancestry.Beyond beyond -> beyond(facts, beyond);
      case Ancestry.Unrelated unrelated ->
          copy(
              Text.of(
                  "rejoin.why.own-history", "timeline", own.id(), "primary", history.own().id()));
    };
  }

  /**
   * Whether its files know of a promotion that is not in the primary's history. A number alone says
   * nothing: two servers that are promoted apart take the same one.
   */
  private static boolean isElsewhere(WalEnd end, TimelineHistory history) {
    if (end.newest() <= 1) {
      return false;
    }
    Timeline newest = new Timeline(end.newest());
    if (!history.descendsFrom(newest)) {
      return true;
    }
    if (end.newestHistory().isBlank()) {
      return false;
    }
    var theirs = TimelineHistory.parse(newest, end.newestHistory());
    return theirs.forks().stream()
        .anyMatch(fork -> !history.forkFrom(fork.parent()).equals(Optional.of(fork.at())));
  }

  /** Only a server that was a standby at its end has nothing of its own on a shared timeline. */
  private static WayBack sameTimeline(RejoinFacts facts) {
    long timeline = facts.end().timeline();
    return facts.end().wasStandby()
        ? startable(facts, Text.of("rejoin.why.was-standby", "timeline", timeline))
        : copy(Text.of("rejoin.why.separately-written", "timeline", timeline));
  }

  private static WayBack before(RejoinFacts facts, Ancestry.Before before) {
    Text why =
        Text.of(
            "rejoin.why.before",
            "timeline",
            facts.end().timeline(),
            "last",
            last(facts),
            "fork",
            before.fork().toString());
    WayBack start = startable(facts, why);
    return new WayBack(start.methods(), start.why(), Optional.of(before.fork()));
  }

  /** The primary must still have the WAL from the returning server's end on. */
  private static WayBack startable(RejoinFacts facts, Text why) {
    Lsn last = facts.end().last().orElseThrow();
    Optional<Lsn> oldest = facts.oldestWal();
    if (oldest.isEmpty() || last.isBefore(oldest.get())) {
      String from = oldest.map(Lsn::toString).orElse("?");
      return copy(Text.of("rejoin.why.wal-gone", "last", last.toString(), "oldest", from));
    }
    return new WayBack(List.of(RejoinMethod.START, RejoinMethod.CLONE), why, Optional.empty());
  }

  private static WayBack beyond(RejoinFacts facts, Ancestry.Beyond beyond) {
    Control control = facts.pair().standbyFacts().control();
    boolean traced = control.checksums() || control.walLogHints();
    boolean recoverable = !facts.end().state().equals("in archive recovery");
    boolean fit = traced && facts.end().fullPageWrites() && recoverable;
    boolean rewindable = fit && facts.end().rewindFrom().isPresent();
    Text why =
        new Text(
            rewindable
                ? "rejoin.why.beyond"
                : fit ? "rejoin.why.beyond-wal-gone" : "rejoin.why.beyond-untraced",
            Map.of(
                "timeline", facts.end().timeline(),
                "last", last(facts),
                "fork", beyond.fork().toString(),
                "bytes", facts.end().bytesFrom(beyond.fork())));
    return new WayBack(
        rewindable ? List.of(RejoinMethod.REWIND, RejoinMethod.CLONE) : List.of(RejoinMethod.CLONE),
        why,
        Optional.of(beyond.fork()));
  }

  private static String last(RejoinFacts facts) {
    return facts.end().last().map(Lsn::toString).orElse("?");
  }

  private static WayBack copy(String reason) {
    return copy(Text.of("rejoin.why." + reason));
  }

  private static WayBack copy(Text why) {
    return new WayBack(List.of(RejoinMethod.CLONE), why, Optional.empty());
  }
}
