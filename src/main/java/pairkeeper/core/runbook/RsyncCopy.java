package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.TreeCommands;

/**
 * Copies a tree of files from the primary to the standby or a second medium and looks whether both
 * are the same then.
 *
 * <p>The first two steps give the primary a key that may write to this one tree of the other side
 * and do nothing else; they change nothing where that is so already, and after a change of roles
 * they turn it round.
 */
public final class RsyncCopy {
  /** Its name as a runbook. */
  public static final String ID = "rsync";

  private static final int QUICK = 60;
  private static final int SECONDS_OF_AN_HOUR = 3600;

  private RsyncCopy() {}

  /**
   * The plan.
   *
   * @param newKey whether the key between the servers is made anew
   */
  public static Plan plan(
      RsyncFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return new Plan(
        Plan.SCHEMA,
        id,
        ID,
        facts.pair().id(),
        facts.pair().name(),
        now,
        CopyBetween.options(facts.job(), facts.source(), facts.destination().name(), newKey),
        facts.fingerprint(),
        guards,
        null,
        steps(facts, newKey));
  }

  private static List<Step> steps(RsyncFacts facts, boolean newKey) {
    var steps = new StepList(ID, words(facts));
    String user = facts.settings().user();
    steps.act(
        "key",
        facts.source().id(),
        TreeCommands.key(user, facts.id(), facts.hostKey(), newKey),
        StepList.How.within(QUICK));
    steps.act(
        "let-in",
        facts.destination().id(),
        TreeCommands.letIn(
            user,
            facts.id(),
            SaidRef.to("key"),
            CopyBetween.addresses(facts.source(), facts.sourceFacts()),
            facts.to().path(),
            facts.to().mount(),
            facts.settings().delete()),
        StepList.How.within(QUICK));
    TreeCommands.Copy copying = copying(facts);
    int limit = facts.settings().limitHours() * SECONDS_OF_AN_HOUR;
    steps.add(
        new Step.Detached(
            "copy",
            steps.title("copy"),
            steps.effect("copy"),
            facts.source().id(),
            copying.copy(),
            copying.progress(),
            0,
            new Goal.None(),
            limit,
            Watchdog.SECONDS,
            List.of()));
    // it sends next to nothing
    steps.alone("compare", facts.source().id(), copying.compare(), limit);
    return steps.all();
  }

  private static TreeCommands.Copy copying(RsyncFacts facts) {
    RsyncSettings settings = facts.settings();
    return new TreeCommands.Copy(
        settings.user(),
        facts.id(),
        facts.destination().address(),
        facts.port(),
        facts.from().path(),
        facts.from().mount(),
        settings.kibibytesPerSecond(),
        settings.compress(),
        settings.delete(),
        settings.checksum(),
        facts.folders());
  }

  private static Map<String, Object> words(RsyncFacts facts) {
    return Map.of(
        "source",
        facts.source().name(),
        "destination",
        facts.destination().name(),
        "from",
        facts.from().path(),
        "to",
        facts.to().path(),
        "folders",
        String.join(", ", facts.folders()));
  }
}
