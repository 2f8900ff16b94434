package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ServerFacts;

/** What must hold before a failover is rehearsed on a copy of the standby. */
public final class RehearsalGuards {
  /** One for the files, one for the WAL that arrives meanwhile. */
  private static final int SENDERS = 2;

  private final GuardList list = new GuardList();
  private final RehearsalFacts facts;

  private RehearsalGuards(RehearsalFacts facts) {
    this.facts = facts;
  }

  /** As they stand by these facts. */
  public static List<GuardResult> check(RehearsalFacts facts) {
    var guards = new RehearsalGuards(facts);
    guards.standby();
    guards.streams();
    guards.login();
    guards.senders();
    var place =
        new PlaceGuards(
            guards.list,
            facts.standby().name(),
            facts.facts().cluster().dataDirectory(),
            facts.place(),
            facts.said().place());
    place.there();
    place.apart();
    place.room(facts.dataBytes());
    place.memory();
    return guards.list.results();
  }

  private String source() {
    return facts.standby().name();
  }

  private Instant read() {
    return facts.facts().readAt();
  }

  private void standby() {
    String found =
        facts.facts().live().map(live -> live.inRecovery() ? "yes" : "primary").orElse("silent");
    list.block(
        found.equals("yes"),
        "rehearsal-standby",
        Text.of("guards.rehearsal-standby." + found, "server", source()),
        source(),
        read());
  }

  /** One that lags can be rehearsed with, and shows what a failover would bring. */
  private void streams() {
    boolean holds =
        facts
            .facts()
            .live()
            .map(ServerFacts.Live::receiver)
            .filter("streaming"::equals)
            .isPresent();
    list.warn(
        holds,
        "rehearsal-streams",
        Text.of("guards.rehearsal-streams." + (holds ? "yes" : "no"), "server", source()),
        source(),
        read());
  }

  private void login() {
    boolean holds = facts.said().login().equals("yes");
    list.block(
        holds,
        "rehearsal-login",
        holds
            ? Text.of("guards.rehearsal-login.yes", "server", source())
            : Text.of(
                "guards.rehearsal-login.no", "server", source(), "said", facts.said().login()),
        source(),
        facts.said().place().readAt());
  }

  private void senders() {
    ServerFacts.Live live = facts.facts().live().orElse(null);
    if (live == null) {
      return;
    }
    long most = live.number("max_wal_senders");
    long free = most - live.senders();
    list.block(
        free >= SENDERS,
        "rehearsal-senders",
        Text.of("guards.rehearsal-senders.evidence", "free", free, "most", most),
        source(),
        read());
  }
}
