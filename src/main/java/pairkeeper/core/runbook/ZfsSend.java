package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.DatasetFacts;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Snapshot;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.TreeCommands;
import pairkeeper.core.platform.ZfsCommands;

/**
 * Makes a snapshot on the primary, sends it to the standby, sees that both have the same one, and
 * only then removes old ones.
 *
 * <p>Nothing is rolled back on the standby. A send that was cut leaves nothing there; the next one
 * begins at the same snapshot.
 */
public final class ZfsSend {
  /** Its name as a runbook. */
  public static final String ID = "zfs-send";

  private static final int QUICK = 60;
  private static final int TIDYING = 600;
  private static final int SECONDS_OF_AN_HOUR = 3600;
  private static final String GUID = SaidRef.to("snapshot");

  private ZfsSend() {}

  /**
   * The plan.
   *
   * @param newKey whether the key between the servers is made anew
   */
  public static Plan plan(
      ZfsFacts facts, UUID id, Instant now, boolean newKey, List<GuardResult> guards) {
    return new Plan(
        Plan.SCHEMA,
        id,
        ID,
        facts.pair().id(),
        facts.pair().name(),
        now,
        CopyBetween.options(facts.job(), facts.source(), facts.destination(), newKey),
        CopyBetween.fingerprint(facts.settings(), facts.pair()),
        guards,
        null,
        steps(facts, now, newKey));
  }

  private static List<Step> steps(ZfsFacts facts, Instant now, boolean newKey) {
    String snapshot = facts.names().at(now);
    var steps = new StepList(ID, words(facts, snapshot));
    var source = facts.source().id();
    var destination = facts.destination().id();
    steps.act(
        "key",
        source,
        TreeCommands.key(ZfsCommands.USER, facts.id(), facts.hostKey(), newKey),
        StepList.How.within(QUICK));
    steps.act(
        "let-in",
        destination,
        ZfsCommands.letIn(
            facts.id(),
            SaidRef.to("key"),
            CopyBetween.addresses(facts.source(), facts.sourceFacts().machine()),
            facts.to().dataset(),
            snapshot),
        StepList.How.within(QUICK));
    steps.act(
        "snapshot",
        source,
        ZfsCommands.snapshot(facts.id(), facts.from().dataset(), snapshot),
        StepList.How.within(QUICK));
    send(steps, facts, snapshot);
    steps.act(
        "verify",
        destination,
        ZfsCommands.verify(facts.id(), facts.to().dataset(), snapshot, GUID),
        StepList.How.within(QUICK));
    tidy(steps, "tidy-source", facts, facts.from(), facts.sourceFacts(), now);
    tidy(steps, "tidy-destination", facts, facts.to(), facts.destinationFacts(), now);
    return steps.all();
  }

  private static void send(StepList steps, ZfsFacts facts, String snapshot) {
    var sending =
        new ZfsCommands.Sending(
            facts.id(),
            facts.destination().address(),
            facts.port(),
            facts.from().dataset(),
            since(facts).map(Snapshot::name).orElse(""),
            snapshot,
            facts.settings().kibibytesPerSecond());
    steps.add(
        new Step.Detached(
            "send",
            steps.title(since(facts).isPresent() ? "send" : "send-all"),
            steps.effect("send"),
            facts.source().id(),
            sending.send(),
            sending.progress(),
            0,
            new Goal.None(),
            facts.settings().limitHours() * SECONDS_OF_AN_HOUR,
            Watchdog.SECONDS,
            List.of()));
  }

  private static void tidy(
      StepList steps,
      String id,
      ZfsFacts facts,
      DatasetPlace place,
      DatasetFacts said,
      Instant now) {
    Tidying tidying =
        Tidying.of(
            said.snapshots(),
            facts.names(),
            facts.settings().keep(),
            now,
            since(facts).map(Snapshot::guid));
    var words = new HashMap<>(steps.words());
    words.put("removed", tidying.destroyed().size());
    steps
        .saying(words)
        .act(
            id,
            place.server(),
            ZfsCommands.tidy(
                facts.id(),
                place.dataset(),
                facts.names().at(now),
                GUID,
                facts.names().own(),
                tidying.released(),
                tidying.destroyed()),
            StepList.How.within(TIDYING));
  }

  /** The snapshot that both have, as the source calls it; guards block what is neither. */
  private static Optional<Snapshot> since(ZfsFacts facts) {
    return switch (facts.base()) {
      case SendBase.Since since -> Optional.of(since.here());
      case SendBase.Everything all -> Optional.empty();
      case SendBase.Foreign foreign -> facts.sourceFacts().of(foreign.common().guid());
      case SendBase.Written written -> facts.sourceFacts().of(written.there().guid());
      case SendBase.NothingShared nothing -> Optional.empty();
    };
  }

  private static Map<String, Object> words(ZfsFacts facts, String snapshot) {
    return Map.of(
        "source",
        facts.source().name(),
        "destination",
        facts.destination().name(),
        "from",
        facts.from().dataset(),
        "to",
        facts.to().dataset(),
        "snapshot",
        snapshot,
        "base",
        since(facts).map(Snapshot::name).orElse("–"));
  }
}
