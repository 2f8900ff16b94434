package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pairkeeper.core.configfile.PgConf;
import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.FencingMark;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.ConfigFile;
import pairkeeper.core.platform.ServerFacts.Live;

/** What must hold for one server by itself, whichever runbook asks. */
record ServerGuards(GuardList list, ServerFacts facts, String server) {
  /** For a standby and a base copy of it. */
  private static final int NEEDED_SENDERS = 2;

  /**
   * No run of another console, or of this one before it was restored from a copy, has acted here
   * since.
   *
   * @param known number of the last run that this console began on the pair
   */
  void knownLast(String id, long known) {
    FencingMark mark = facts.fencing();
    boolean newer = mark.number() > known;
    var args =
        Map.<String, Object>of(
            "server", server,
            "there", mark.number(),
            "known", known,
            "plan", mark.plan(),
            "at", mark.takenAt());
    list.block(
        !newer,
        id,
        new Text("guards.known-last." + (newer ? "no" : mark.number() == 0 ? "none" : "yes"), args),
        Text.of("guards.known-last.advice"),
        server,
        facts.readAt());
  }

  /** It answers to SQL, so that it is known what is decided on. */
  void primaryAnswers() {
    boolean answers = facts.live().isPresent();
    Text said =
        answers
            ? Text.of("guards.primary-answers.yes", "version", facts.cluster().version())
            : noAnswer(facts, server);
    list.block(answers, "primary-answers", said, server, facts.readAt());
  }

  /** Whether a standby answers, and if not, why. */
  static Text targetAnswers(Reading reading, String server) {
    return switch (reading) {
      case Reading.Unread unread -> unread.why();
      case Reading.Read read when read.facts().live().isPresent() ->
          Text.of("guards.target-answers.yes", "server", server);
      case Reading.Read read -> noAnswer(read.facts(), server);
    };
  }

  private static Text noAnswer(ServerFacts facts, String server) {
    return facts.service().postmaster().isEmpty()
        ? Text.of("guards.answers.down", "server", server)
        : Text.of(
            "guards.answers.no", "server", server, "said", String.join(" ", facts.complaints()));
  }

  /** It is the one that accepts writes. */
  void isPrimary(Live live) {
    list.block(
        !live.inRecovery(),
        "primary-is-primary",
        Text.of(
            "guards.primary-is-primary." + (live.inRecovery() ? "no" : "yes"), "server", server),
        server,
        facts.readAt());
  }

  /**
   * A standby that once accepted writes on its primary's timeline streams like any other, and holds
   * other rows.
   */
  void alwaysFollowed(Instance standby) {
    Optional<Instant> apart = standby.wroteApart();
    Text evidence =
        apart
            .map(
                at -> Text.of("guards.always-followed.no", "server", server, "time", at.toString()))
            .orElseGet(() -> Text.of("guards.always-followed.yes", "server", server));
    list.block(apart.isEmpty(), "always-followed", evidence, server, facts.readAt());
  }

  /** The service manager stops and starts this very server, and nothing beside it. */
  void serviceOwns(String id) {
    String found =
        facts.service().owned() ? "yes" : facts.service().postmaster().isEmpty() ? "unseen" : "no";
    var args =
        Map.<String, Object>of(
            "pid", facts.service().postmaster(),
            "user", facts.machine().user(),
            "server", server);
    list.block(
        facts.service().owned(),
        id,
        new Text("guards.service-owns." + found, args),
        Text.of("guards.service-owns." + (found.equals("unseen") ? "unseen-advice" : "advice")),
        server,
        facts.readAt());
  }

  /** What a runbook does to the service and the files needs them. */
  void rootRights(String id) {
    list.block(
        facts.machine().user().equals("root"),
        id,
        Text.of("guards.root-rights.evidence", "server", server, "user", facts.machine().user()),
        server,
        facts.readAt());
  }

  /** A primary writes WAL, and one that waits for its standby keeps it. */
  void roomForWal(String id) {
    list.warn(
        facts.data().freeBytes() >= 1024L * 1024 * 1024
            || facts.data().freeBytes() * 10 >= facts.data().totalBytes(),
        id,
        Text.of("guards.room-for-wal.evidence", "freeBytes", facts.data().freeBytes()),
        server,
        facts.readAt());
  }

  /** Nothing else changes roles or moves addresses there while the console does. */
  void noWatchdog(String id) {
    String running = String.join(", ", facts.machine().watchdogs());
    list.warn(
        running.isEmpty(),
        id,
        Text.of(
            "guards.no-watchdog." + (running.isEmpty() ? "yes" : "no"),
            "server",
            server,
            "programs",
            running),
        server,
        facts.readAt());
  }

  /** Whether it can come back by a rewind, should it once have written apart. */
  void rejoinsByRewind(Live live) {
    boolean rewind =
        live.setting("wal_log_hints").equals("on") || live.setting("data_checksums").equals("on");
    list.warn(
        rewind,
        "rejoin-afterwards",
        Text.of("guards.rejoin-afterwards." + (rewind ? "rewind" : "copy")),
        server,
        facts.readAt());
  }

  /** A standby that becomes primary has to send WAL to the other server at once. */
  void canSend(Live live, boolean slotNeeded) {
    list.block(sends(live, slotNeeded), "can-send", sending(live), server, facts.readAt());
  }

  /** The same for one that becomes primary alone: another server may follow later. */
  void couldSend(Live live) {
    list.warn(sends(live, true), "can-send", sending(live), server, facts.readAt());
  }

  private static boolean sends(Live live, boolean slotNeeded) {
    boolean level = Set.of("replica", "logical").contains(live.setting("wal_level"));
    long slots = live.number("max_replication_slots") - live.slots().size();
    return level
        && live.number("max_wal_senders") - live.senders() >= NEEDED_SENDERS
        && (slots > 0 || !slotNeeded);
  }

  private static Text sending(Live live) {
    var args =
        Map.<String, Object>of(
            "level", live.setting("wal_level"),
            "usedSenders", live.senders(),
            "senders", live.number("max_wal_senders"),
            "usedSlots", live.slots().size(),
            "slots", live.number("max_replication_slots"));
    return new Text("guards.can-send.evidence", args);
  }

  /** Every line of its pg_hba.conf can be read: else a reload is refused, and a restart fails. */
  void hbaReadable(Live live) {
    list.warn(
        live.hbaErrors().isEmpty(),
        "hba-readable",
        Text.of(
            "guards.hba-readable." + (live.hbaErrors().isEmpty() ? "yes" : "no"),
            "errors",
            String.join("; ", live.hbaErrors())),
        server,
        facts.readAt());
  }

  /** Whether commits on this primary wait for a standby. */
  void synchronous(Live live) {
    String names = live.setting("synchronous_standby_names");
    list.warn(
        names.isEmpty(),
        "synchronous",
        Text.of(
            names.isEmpty() ? "guards.synchronous.empty" : "guards.synchronous.set",
            "names",
            names,
            "commit",
            live.setting("synchronous_commit")),
        server,
        facts.readAt());
  }

  /** What ALTER SYSTEM has set wins over our own file. */
  void leavesToUs(ConfigFile auto) {
    String names =
        PgConf.list(auto.text()).stream()
            .map(setting -> setting.name())
            .filter(FollowSettings.NAMES::contains)
            .distinct()
            .collect(Collectors.joining(", "));
    list.block(
        names.isEmpty(),
        "auto-conf",
        Text.of(
            names.isEmpty() ? "guards.auto-conf.none" : "guards.auto-conf.some", "names", names),
        server,
        facts.readAt());
  }

  /** pg_hba.conf can name it. */
  void exactAddress(String id, Instance instance) {
    list.block(
        HostAddress.isIp(instance.address()),
        id,
        Text.of("guards.exact-address.evidence", "address", instance.address()),
        server,
        facts.readAt());
  }

  /** What the console writes into its own file of settings comes into force. */
  void readsOurSettings(String id) {
    var own = new OwnFile(facts);
    list.block(own.comesIntoForce(), id, own.evidence(), own.advice(id), server, facts.readAt());
  }

  /** The same where this run writes nothing there, but the next one will. */
  void wouldReadOurSettings(String id) {
    var own = new OwnFile(facts);
    list.warn(own.comesIntoForce(), id, own.evidence(), own.advice(id), server, facts.readAt());
  }
}
