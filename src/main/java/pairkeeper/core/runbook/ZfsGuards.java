package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import pairkeeper.core.job.CopyDestination;
import pairkeeper.core.job.DatasetFacts;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ZfsCommands;

/** What must hold before a dataset is sent. */
public final class ZfsGuards {
  private static final Set<String> USABLE_POOL = Set.of("ONLINE", "DEGRADED");

  private final GuardList list = new GuardList();
  private final ZfsFacts facts;
  private final CopyGuards shared;

  private ZfsGuards(ZfsFacts facts) {
    this.facts = facts;
    this.shared =
        new CopyGuards(
            list,
            facts.source(),
            facts.sourceFacts().machine(),
            CopyDestination.of(facts.destination()),
            facts.destinationFacts().machine());
  }

  /** All of them, as they stand by these facts. */
  public static List<GuardResult> check(ZfsFacts facts) {
    var guards = new ZfsGuards(facts);
    guards.shared.direction(facts.job());
    guards.shared.roles();
    guards.programs();
    guards.source();
    guards.shown();
    guards.children();
    guards.destination();
    guards.database();
    guards.common();
    guards.space();
    guards.shared.hostKey();
    guards.shared.user(ZfsCommands.USER);
    return guards.list.results();
  }

  private void programs() {
    boolean limited = facts.settings().kibibytesPerSecond() > 0;
    boolean slow = !limited || facts.sourceFacts().limits();
    List<String> missing = facts.sourceFacts().machine().missing();
    programs("zfs-programs", facts.source(), facts.sourceFacts(), missing, slow);
    List<String> there = facts.destinationFacts().machine().missing();
    programs(
        "zfs-programs-destination", facts.destination(), facts.destinationFacts(), there, true);
  }

  private void programs(
      String id, Instance server, DatasetFacts said, List<String> missing, boolean slow) {
    String found = !missing.isEmpty() ? "missing" : slow ? "yes" : "no-pv";
    list.block(
        found.equals("yes"),
        id,
        Text.of("guards.zfs-programs." + found, "names", String.join(", ", missing)),
        server.name(),
        said.readAt());
  }

  private void source() {
    DatasetFacts said = facts.sourceFacts();
    String found =
        !USABLE_POOL.contains(said.pool()) ? pool(said) : said.there() ? "yes" : "absent";
    list.block(
        found.equals("yes"),
        "zfs-source-there",
        there("guards.zfs-source-there." + found, facts.from(), said),
        facts.source().name(),
        said.readAt());
  }

  /** After a change of roles a received dataset is not mounted until somebody does so. */
  private void shown() {
    DatasetFacts said = facts.sourceFacts();
    boolean holds = !said.type().equals("filesystem") || !said.mounted().isEmpty();
    list.warn(
        holds,
        "zfs-source-shown",
        Text.of(
            "guards.zfs-source-shown." + (holds ? "yes" : "no"),
            "dataset",
            facts.from().dataset(),
            "path",
            said.mounted()),
        facts.source().name(),
        said.readAt());
  }

  private void children() {
    int children = facts.sourceFacts().children();
    list.warn(
        children == 0,
        "zfs-children",
        Text.of(
            "guards.zfs-children." + (children == 0 ? "no" : "yes"),
            "dataset",
            facts.from().dataset(),
            "count",
            children),
        facts.source().name(),
        facts.sourceFacts().readAt());
  }

  private void destination() {
    DatasetFacts said = facts.destinationFacts();
    String found =
        !USABLE_POOL.contains(said.pool())
            ? pool(said)
            : said.there() ? "yes" : said.parent() ? "made" : "no-parent";
    list.block(
        found.equals("yes") || found.equals("made"),
        "zfs-destination-there",
        there("guards.zfs-destination-there." + found, facts.to(), said),
        facts.destination().name(),
        said.readAt());
  }

  private static String pool(DatasetFacts said) {
    return said.pool().isEmpty() ? "no-pool" : "pool";
  }

  private static Text there(String key, DatasetPlace place, DatasetFacts said) {
    String dataset = place.dataset();
    int last = dataset.lastIndexOf('/');
    return new Text(
        key,
        Map.of(
            "dataset",
            dataset,
            "pool",
            dataset.replaceFirst("/.*", ""),
            "health",
            said.pool(),
            "parent",
            last < 0 ? dataset : dataset.substring(0, last)));
  }

  /** Replication keeps the standby's database; nothing else may be received where it lies. */
  private void database() {
    String data = facts.destination().dataDirectory();
    String shown = facts.destinationFacts().mounted();
    boolean inside = !data.isEmpty() && !shown.isEmpty() && within(data, shown);
    list.block(
        !inside,
        "zfs-not-the-database",
        Text.of(
            "guards.zfs-not-the-database." + (inside ? "no" : "yes"),
            "dataset",
            facts.to().dataset(),
            "data",
            data),
        facts.destination().name(),
        facts.destinationFacts().readAt());
  }

  private static boolean within(String path, String mount) {
    return mount.equals("/") || (path + "/").startsWith(mount + "/");
  }

  private void common() {
    SendBase base = facts.base();
    Text evidence =
        switch (base) {
          case SendBase.Everything all -> Text.of("guards.zfs-common.everything");
          case SendBase.Since since ->
              Text.of("guards.zfs-common.since", "snapshot", since.there().name());
          case SendBase.Foreign foreign ->
              Text.of(
                  "guards.zfs-common.foreign",
                  "snapshot",
                  foreign.there().name(),
                  "common",
                  foreign.common().name());
          case SendBase.Written written ->
              Text.of(
                  "guards.zfs-common.written",
                  "snapshot",
                  written.there().name(),
                  "writtenBytes",
                  written.bytes());
          case SendBase.NothingShared nothing ->
              Text.of("guards.zfs-common.nothing", "count", nothing.snapshots());
        };
    list.block(
        base.possible(),
        "zfs-common",
        evidence,
        new Text(
            "guards.zfs-common.advice",
            Map.of("dataset", facts.to().dataset(), "destination", facts.destination().name())),
        facts.destination().name(),
        facts.destinationFacts().readAt());
  }

  private void space() {
    long free = facts.destinationFacts().machine().freeBytes();
    boolean all = !facts.destinationFacts().there();
    long wanted = all ? Math.max(0, facts.sourceFacts().referenced()) : 0;
    boolean holds = free < 0 || free >= Math.max(wanted, RsyncGuards.LEAST_FREE);
    String found = free < 0 ? "unknown" : wanted > 0 ? "needs" : "evidence";
    list.block(
        holds,
        "copy-space",
        new Text(
            "guards.copy-space." + found,
            Map.of("freeBytes", Math.max(0, free), "wantedBytes", wanted)),
        facts.destination().name(),
        facts.destinationFacts().readAt());
  }
}
