package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pairkeeper.core.archive.ArchiveFolder;
import pairkeeper.core.archive.KeepFrom;
import pairkeeper.core.archive.Need;
import pairkeeper.core.archive.ServerNeeds;
import pairkeeper.core.job.Direction;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ServerFacts;

/** What must hold before archived WAL is removed: whatever is not known stands against it. */
public final class PruneGuards {
  /** Positions in the WAL have had their present names since 10. */
  private static final int OLDEST = 100_000;

  private final GuardList list = new GuardList();
  private final PruneFacts facts;

  private PruneGuards(PruneFacts facts) {
    this.facts = facts;
  }

  /** As they stand by these facts. */
  public static List<GuardResult> check(PruneFacts facts) {
    var guards = new PruneGuards(facts);
    guards.direction();
    guards.primary();
    facts.standbys().forEach(guards::standby);
    facts.fenced().forEach(guards::fenced);
    guards.slots();
    guards.copying();
    guards.folders();
    guards.archiving();
    guards.backups();
    guards.limit();
    return guards.list.results();
  }

  /**
   * What stands against a plan that was made a moment ago.
   *
   * @param planned the 16 digits before which it removes
   */
  public static List<GuardResult> still(PruneFacts facts, String planned) {
    var list = new GuardList();
    String now = facts.limit().map(KeepFrom::position).orElse("");
    boolean holds = !now.isEmpty() && now.compareTo(planned) >= 0;
    list.block(
        holds,
        "archive-still",
        Text.of("guards.archive-still." + (holds ? "yes" : "no")),
        facts.primary().server().name(),
        facts.readAt());
    return list.results();
  }

  private void direction() {
    boolean turned = !facts.job().primary().equals(facts.primary().server().id());
    boolean holds = !turned || facts.job().direction() == Direction.FOLLOW;
    list.block(
        holds,
        "archive-direction",
        Text.of(
            "guards.archive-direction." + (!turned ? "same" : holds ? "follows" : "stops"),
            "primary",
            name(facts.primary())),
        name(facts.primary()),
        at(facts.primary()));
  }

  private void primary() {
    PruneFacts.Asked primary = facts.primary();
    String found = found(primary, false);
    list.block(
        found.equals("yes"),
        "archive-primary",
        Text.of("guards.archive-primary." + found, "server", name(primary)),
        name(primary),
        at(primary));
  }

  private void standby(PruneFacts.Asked standby) {
    String found = found(standby, true);
    if (found.equals("yes") && !standby.facts().systemIdentifier().equals(identifier())) {
      found = "system";
    }
    if (found.equals("yes")
        && !PruneFacts.timeline(standby).equals(PruneFacts.timeline(facts.primary()))) {
      found = "timeline";
    }
    String from = standby.needs().map(needs -> needs.redo().toString()).orElse("");
    list.block(
        found.equals("yes"),
        "archive-standby",
        Text.of("guards.archive-standby." + found, "server", name(standby), "lsn", from),
        name(standby),
        at(standby));
  }

  private String identifier() {
    return facts.primary().facts().systemIdentifier();
  }

  private static String found(PruneFacts.Asked asked, boolean standby) {
    ServerFacts.Live live = asked.facts().live().orElse(null);
    if (live == null) {
      return "silent";
    }
    if (live.versionNum() < OLDEST) {
      return "old";
    }
    if (live.inRecovery() != standby) {
      return standby ? "primary" : "standby";
    }
    return asked.needs().isPresent() && PruneFacts.timeline(asked).isPresent() ? "yes" : "silent";
  }

  /** It comes back by what the archive holds. */
  private void fenced(Instance server) {
    list.block(
        false,
        "archive-standby",
        Text.of("guards.archive-standby.fenced", "server", server.name()),
        server.name(),
        facts.readAt());
  }

  private void slots() {
    for (PruneFacts.Asked asked : facts.servers()) {
      List<String> lost = asked.needs().map(ServerNeeds::lost).orElse(List.of());
      if (!lost.isEmpty()) {
        list.block(
            false,
            "archive-slots",
            Text.of(
                "guards.archive-slots.lost",
                "server",
                name(asked),
                "slots",
                String.join(", ", lost)),
            name(asked),
            at(asked));
      }
    }
  }

  /** Where its WAL begins is told only when it has ended. */
  private void copying() {
    if (!facts.taking().isEmpty()) {
      list.block(
          false,
          "archive-copying",
          Text.of("guards.archive-copying.run", "number", facts.taking().getFirst().toString()),
          facts.pair().name(),
          facts.readAt());
    }
    for (PruneFacts.Asked asked : facts.servers()) {
      if (asked.needs().filter(needs -> needs.copying() > 0).isPresent()) {
        list.block(
            false,
            "archive-copying",
            Text.of("guards.archive-copying.yes", "server", name(asked)),
            name(asked),
            at(asked));
      }
    }
  }

  private void folders() {
    if (facts.folders().isEmpty()) {
      list.block(
          false,
          "archive-folder",
          Text.of("guards.archive-folder.none"),
          facts.pair().name(),
          facts.readAt());
    }
    for (PruneFacts.Folder folder : facts.folders()) {
      ArchiveFolder said = folder.said();
      String found =
          !said.whole() && said.fit().equals("yes")
              ? "unread"
              : switch (said.fit()) {
                case "yes", "unmounted", "absent", "link", "data", "other" -> said.fit();
                default -> "unread";
              };
      list.block(
          found.equals("yes"),
          "archive-folder",
          new Text(
              "guards.archive-folder." + found,
              Map.of(
                  "path",
                  folder.place().path(),
                  "mount",
                  folder.place().mount(),
                  "real",
                  said.real(),
                  "n",
                  said.files(),
                  "bytes",
                  said.bytes(),
                  "timelines",
                  timelines(said))),
          folder.server().name(),
          said.readAt());
      if (found.equals("yes")) {
        whose(folder);
      }
    }
  }

  private static String timelines(ArchiveFolder said) {
    return said.timelines().stream()
        .map(range -> range.first() + " – " + range.last())
        .collect(Collectors.joining(", "));
  }

  private void whose(PruneFacts.Folder folder) {
    String whose = folder.said().whose().split(" ")[0];
    boolean same = identifier().equals(folder.facts().systemIdentifier());
    String found =
        !same
            ? "apart"
            : switch (whose) {
              case "ours", "none", "other" -> whose;
              default -> "unread";
            };
    list.block(
        found.equals("ours") || found.equals("none"),
        "archive-whose",
        Text.of(
            "guards.archive-whose." + found,
            "path",
            folder.place().path(),
            "server",
            folder.server().name()),
        folder.server().name(),
        folder.said().readAt());
  }

  /** What fails may fail for want of room, which is no reason to make none. */
  private void archiving() {
    ServerNeeds needs = facts.primary().needs().orElse(null);
    if (needs == null) {
      return;
    }
    String found =
        needs.mode().equals("off")
            ? "off"
            : needs.failing() ? "failing" : names(needs) ? "yes" : "elsewhere";
    list.warn(
        found.equals("yes"),
        "archive-works",
        Text.of("guards.archive-works." + found, "server", name(facts.primary())),
        name(facts.primary()),
        at(facts.primary()));
  }

  /** A library does not say where to, and a command may name a script. */
  private boolean names(ServerNeeds needs) {
    String command =
        facts.primary().facts().live().map(live -> live.setting("archive_command")).orElse("");
    return !needs.library().isEmpty()
        || facts.folders().stream().anyMatch(folder -> command.contains(folder.place().path()));
  }

  private void backups() {
    if (!facts.unclear().isEmpty()) {
      PruneFacts.Lying first = facts.unclear().getFirst();
      list.block(
          false,
          "archive-backups",
          Text.of(
              "guards.archive-backups.unclear",
              "name",
              first.backup().name(),
              "server",
              first.server().name()),
          first.server().name(),
          facts.readAt());
      return;
    }
    long n = facts.backups().stream().map(Need::from).distinct().count();
    Text evidence =
        n > 0
            ? Text.of("guards.archive-backups.some", "n", n)
            : Text.of(
                "guards.archive-backups."
                    + (facts.settings().onlyOwnBackups() ? "servers" : "none"),
                "days",
                facts.settings().leastDays());
    if (n == 0 && facts.settings().onlyOwnBackups()) {
      list.warn(false, "archive-backups", evidence, facts.pair().name(), facts.readAt());
    } else {
      list.block(n > 0, "archive-backups", evidence, facts.pair().name(), facts.readAt());
    }
  }

  private void limit() {
    KeepFrom keep = facts.limit().orElse(null);
    list.block(
        keep != null,
        "archive-limit",
        keep == null
            ? Text.of("guards.archive-limit.unknown")
            : new Text(
                "guards.archive-limit.known",
                Map.of(
                    "file",
                    keep.file().toString(),
                    "lsn",
                    keep.need().from().toString(),
                    "kind",
                    keep.need().kind().word(),
                    "who",
                    keep.need().who())),
        name(facts.primary()),
        facts.readAt());
  }

  private static String name(PruneFacts.Asked asked) {
    return asked.server().name();
  }

  private static Instant at(PruneFacts.Asked asked) {
    return asked.facts().readAt();
  }
}
