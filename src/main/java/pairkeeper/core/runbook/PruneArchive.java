package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import pairkeeper.core.archive.ArchiveFolder;
import pairkeeper.core.archive.KeepFrom;
import pairkeeper.core.archive.PrunedPlace;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ClusterRef;

/**
 * Removes archived WAL that lies before everything that a kept backup, a standby, a slot or the
 * primary itself needs, and that is older than is to be kept in any case. Age alone removes
 * nothing.
 */
public final class PruneArchive {
  /** Its name as a runbook. */
  public static final String ID = "archive-prune";

  /** The plan's word for the position before which it removes. */
  public static final String LIMIT = "limit";

  private static final int LONGEST = 4 * 3600;
  private static final ArchiveFolder.Part NOTHING = new ArchiveFolder.Part(0, 0, "", "");

  private PruneArchive() {}

  public static Plan plan(PruneFacts facts, UUID id, Instant now, List<GuardResult> guards) {
    boolean blocked = guards.stream().anyMatch(GuardResult::blocks);
    var primary = facts.primary().server();
    var options = new TreeMap<>(CopyBetween.options(facts.job(), primary, holder(facts), false));
    facts.limit().ifPresent(keep -> options.put(LIMIT, keep.position()));
    return new Plan(
        Plan.SCHEMA,
        id,
        ID,
        facts.pair().id(),
        facts.pair().name(),
        now,
        options,
        CopyBetween.fingerprint(facts.settings(), facts.pair()),
        guards,
        null,
        blocked ? List.of() : steps(facts, facts.limit().orElseThrow()));
  }

  private static pairkeeper.core.model.Instance holder(PruneFacts facts) {
    return facts.folders().isEmpty()
        ? facts.primary().server()
        : facts.folders().getFirst().server();
  }

  private static List<Step> steps(PruneFacts facts, KeepFrom keep) {
    var steps = new StepList(ID, Map.of());
    var places = new ArrayList<PrunedPlace>();
    for (PruneFacts.Folder folder : facts.folders()) {
      String prefix = places.isEmpty() ? "" : (places.size() + 1) + "-";
      steps
          .saying(words(facts, keep, folder))
          .numbered(prefix)
          .alone(
              "prune",
              folder.server().id(),
              PruneFacts.commands(facts.pair(), ClusterRef.of(folder.facts()), folder.place())
                  .prune(keep, facts.settings().leastDays()),
              LONGEST);
      places.add(new PrunedPlace(prefix + "prune", folder.server().id(), folder.place().path()));
    }
    steps.note(
        "keep",
        new Change.KeepPruned(
            facts.job().id(),
            keep.file().toString(),
            keep.need().kind().word(),
            keep.need().who(),
            places));
    return steps.all();
  }

  private static Map<String, Object> words(
      PruneFacts facts, KeepFrom keep, PruneFacts.Folder folder) {
    ArchiveFolder.Part going = or(folder.said().going());
    ArchiveFolder.Part staying = or(folder.said().staying());
    var words = new HashMap<String, Object>();
    words.put("server", folder.server().name());
    words.put("path", folder.place().path());
    words.put("file", keep.file().toString());
    words.put("kind", keep.need().kind().word());
    words.put("who", keep.need().who());
    words.put("days", facts.settings().leastDays());
    words.put("any", going.files() > 0 ? "yes" : "no");
    words.put("n", going.files());
    words.put("bytes", going.bytes());
    words.put("first", going.first());
    words.put("last", going.last());
    words.put("stay", staying.files());
    words.put("stayBytes", staying.bytes());
    return words;
  }

  private static ArchiveFolder.Part or(ArchiveFolder.Part part) {
    return part == null ? NOTHING : part;
  }
}
