package pairkeeper.core.runbook;

import java.util.List;
import java.util.regex.Pattern;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;

/** What must hold before a tree is copied. */
public final class RsyncGuards {
  /** Less than that is no room for anything. */
  static final long LEAST_FREE = 16L << 20;

  /** {@code --info}, by which progress is told, and links behind a root of their own. */
  private static final Pattern OLD_RSYNC = Pattern.compile("([0-2]|3\\.0)(\\..*)?");

  private final GuardList list = new GuardList();
  private final RsyncFacts facts;
  private final CopyGuards shared;

  private RsyncGuards(RsyncFacts facts) {
    this.facts = facts;
    this.shared =
        new CopyGuards(
            list,
            facts.source(),
            facts.sourceFacts(),
            facts.destination(),
            facts.destinationFacts());
  }

  /** All of them, as they stand by these facts. */
  public static List<GuardResult> check(RsyncFacts facts) {
    var guards = new RsyncGuards(facts);
    guards.shared.direction(facts.job());
    guards.shared.roles();
    guards.programs("copy-programs", facts.source().name(), facts.sourceFacts());
    guards.programs(
        "copy-programs-destination", facts.destination().name(), facts.destinationFacts());
    guards.source();
    guards.destination();
    guards.database("copy-not-the-database", facts.source(), facts.from().path());
    facts
        .destination()
        .standby()
        .ifPresent(standby ->
            guards.database("copy-not-the-database-destination", standby, facts.to().path()));
    guards.space();
    guards.shared.hostKey();
    guards.shared.user(facts.settings().user());
    return guards.list.results();
  }

  private void programs(String id, String server, TreeFacts said) {
    boolean old = OLD_RSYNC.matcher(said.rsync()).matches();
    boolean holds = said.missing().isEmpty() && !old;
    String found = !said.missing().isEmpty() ? "missing" : old ? "old" : "yes";
    list.block(
        holds,
        id,
        Text.of(
            "guards.copy-programs." + found,
            "names",
            String.join(", ", said.missing()),
            "version",
            said.rsync()),
        server,
        said.readAt());
  }

  private void source() {
    TreeFacts said = facts.sourceFacts();
    String found = !said.mounted() ? "unmounted" : said.directory() ? "yes" : "absent";
    list.block(
        found.equals("yes"),
        "copy-source-there",
        Text.of(
            "guards.copy-source-there." + found,
            "path",
            facts.from().path(),
            "mount",
            facts.from().mount()),
        facts.source().name(),
        said.readAt());
  }

  private void destination() {
    TreeFacts said = facts.destinationFacts();
    String found =
        !said.mounted()
            ? "unmounted"
            : said.directory() ? "yes" : said.kind().equals("absent") ? "made" : "other";
    list.block(
        found.equals("yes") || found.equals("made"),
        "copy-destination-there",
        Text.of(
            "guards.copy-destination-there." + found,
            "path",
            facts.to().path(),
            "mount",
            facts.to().mount()),
        facts.destination().name(),
        said.readAt());
  }

  /** Replication copies the database; a copy of its files while it runs would destroy it. */
  private void database(String id, Instance server, String path) {
    String data = server.dataDirectory();
    DatabasePlace place = DatabasePlace.of(path, data);
    String found =
        switch (place) {
          case APART -> "yes";
          case INSIDE -> "inside";
          case DATABASE -> "database";
        };
    Text evidence = Text.of("guards.copy-not-the-database." + found, "path", path, "data", data);
    if (place == DatabasePlace.INSIDE) {
      list.warn(false, id, evidence, server.name(), facts.sourceFacts().readAt());
    } else {
      list.block(
          place == DatabasePlace.APART, id, evidence, server.name(), facts.sourceFacts().readAt());
    }
  }

  private void space() {
    TreeFacts said = facts.destinationFacts();
    boolean holds = said.freeBytes() < 0 || said.freeBytes() >= LEAST_FREE;
    list.block(
        holds,
        "copy-space",
        said.freeBytes() < 0
            ? Text.of("guards.copy-space.unknown")
            : Text.of("guards.copy-space.evidence", "freeBytes", said.freeBytes()),
        facts.destination().name(),
        said.readAt());
  }
}
