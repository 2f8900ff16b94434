package pairkeeper.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import pairkeeper.api.PairByRest;
import pairkeeper.crash.KilledRun;
import pairkeeper.crash.Scene;
import pairkeeper.lab.LabHost;
import tools.jackson.databind.JsonNode;

/**
 * The person at the console. Machines are repaired by switching them on, plugging them in or making
 * room; all else is done by the console.
 */
final class Operator implements KilledRun.Operator {
  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final Duration BY_ITSELF = Duration.ofSeconds(30);

  /** So long the console's tries from before a host was switched off may count. */
  private static final Duration EVIDENCE = Duration.ofSeconds(15);

  private static final Duration FENCED = Duration.ofMinutes(2);

  private final Stage stage;
  private final Hosts hosts;
  private final Diary diary;
  private final RoundRuns runs;
  private final boolean stubborn;
  private final List<Returned> returns = new ArrayList<>();
  private final Set<String> resumed = new HashSet<>();

  Operator(Stage stage, Diary diary, RoundRuns runs, boolean stubborn) {
    this.stage = stage;
    this.hosts = stage.hosts();
    this.diary = diary;
    this.runs = runs;
    this.stubborn = stubborn;
  }

  List<Returned> returns() {
    return returns;
  }

  /** Where something is in doubt, repairs the machines first, then looks, then answers. */
  @Override
  public void answer(JsonNode run) {
    JsonNode question = PairByRest.asking(run);
    if (question != null) {
      stage.pair().answer(run, question);
      return;
    }
    hosts.repairAll();
    Optional<JsonNode> doubted = PairByRest.doubted(run);
    if (doubted.isEmpty()) {
      diary.note("waits without a question: " + run.get("remark").asString());
      stage.tally().helped("went on with a run that waited");
      stage.rest().send("POST", "runs/" + run.get("id").asString() + "/resume", null).is(200);
      return;
    }
    String word = isDone(doubted.get()) ? "done" : stubborn ? "repeat" : "refused";
    diary.note("asked about " + doubted.get().get("id").asString() + ", says " + word);
    stage.tally().helped("answered a doubt: " + word);
    stage.pair().answer(run, doubted.get(), word, "looked on the host");
  }

  /** Of the one step that must not happen twice a person makes sure. */
  private boolean isDone(JsonNode step) {
    return step.get("id").asString().equals("promote")
        && hosts.writable(host(step.get("server").asString()));
  }

  private LabHost host(String server) {
    return of(it -> it.get("id").asString().equals(server));
  }

  /** The host of the one server of which the console says so. */
  private LabHost of(Predicate<JsonNode> wanted) {
    String address =
        stage
            .rest()
            .get(stage.pair().path())
            .get("servers")
            .valueStream()
            .filter(wanted)
            .findFirst()
            .orElseThrow()
            .get("host")
            .asString();
    return hosts.both().getFirst().address().equals(address)
        ? hosts.both().getFirst()
        : hosts.both().getLast();
  }

  /**
   * Does what is needed until the pair is whole.
   *
   * @throws Violation when that does not come about
   */
  void mend() {
    Instant latest = Instant.now().plus(PATIENCE);
    hosts.repairAll();
    while (!isWhole(returnsByItself())) {
      if (Instant.now().isAfter(latest)) {
        stage.tally().stuck();
        throw new Violation("stuck: the pair is not whole after " + PATIENCE + "\n" + status());
      }
      try {
        help();
      } catch (AssertionError e) {
        diary.note("refused: " + e.getMessage());
      }
      hosts.repairAll();
    }
  }

  /** Nothing needs a person who only has to wait. */
  private Duration returnsByItself() {
    return lastRun().filter(run -> state(run).equals("failed")).isPresent()
        ? Duration.ofSeconds(1)
        : BY_ITSELF;
  }

  private boolean isWhole(Duration patience) {
    Instant from = Instant.now();
    Instant end = from.plus(patience);
    while (true) {
      JsonNode status = status();
      boolean fresh =
          !status.get("asOf").isNull()
              && Instant.parse(status.get("asOf").asString()).isAfter(from);
      if (fresh && PairByRest.whole(status)) {
        return hosts.both().stream().filter(hosts::writable).count() == 1
            && hosts.both().stream().filter(hosts::streams).count() == 1;
      }
      if (Instant.now().isAfter(end)) {
        return false;
      }
      pause();
    }
  }

  private JsonNode status() {
    return stage.rest().get(stage.pair().path() + "/status");
  }

  private void help() {
    diary.note("not whole: " + reasons());
    Optional<JsonNode> last = lastRun();
    if (last.isPresent() && state(last.get()).equals("failed") && goesOn(last.get())) {
      return;
    }
    last.filter(run -> state(run).equals("failed")).ifPresent(this::giveUp);
    if (takesAsFound()) {
      return;
    }
    if (powersOn()) {
      return;
    }
    switch (hosts.both().stream().filter(hosts::writable).toList().size()) {
      case 0 -> failsOver();
      case 1 -> rejoins();
      default -> throw new Violation("split brain: both servers accept writes");
    }
  }

  private boolean goesOn(JsonNode run) {
    if (!stubborn || !resumed.add(run.get("id").asString())) {
      return false;
    }
    stage.tally().helped("went on with a failed run");
    return runs.resume(run, this).isPresent();
  }

  private void giveUp(JsonNode run) {
    diary.note("gives the run up");
    stage.tally().helped("gave a failed run up");
    String path = "runs/" + run.get("id").asString() + "/abandon";
    stage.rest().post(path, Map.of("reason", "Put right by other means")).is(200);
  }

  /** The pair is taken as its servers say that it is, where that differs and can be. */
  private boolean takesAsFound() {
    String path = stage.pair().path() + "/rediscovery";
    JsonNode seen = stage.rest().get(path);
    if (!seen.get("refused").isNull()) {
      diary.note("not read anew: " + seen.get("refused").asString());
      return false;
    }
    diary.note("reads the pair anew: " + seen.get("servers"));
    stage.tally().helped("read the pair anew");
    var typed = Map.of("confirm", stage.pair().name(), "reason", "Seen on both hosts");
    stage.rest().post(path, typed).is(200);
    return true;
  }

  private boolean powersOn() {
    for (LabHost host : hosts.both()) {
      if (hosts.isOff(host)) {
        comeBack(host);
        return true;
      }
    }
    return false;
  }

  /** A host gets its power back; where another server took over meanwhile, it must be fenced. */
  void comeBack(LabHost host) {
    boolean replaced = hosts.writable(hosts.other(host));
    Instant from = Instant.now();
    hosts.powerOn(host);
    if (!replaced) {
      return;
    }
    while (hosts.writable(host)) {
      if (Instant.now().isAfter(from.plus(FENCED))) {
        throw new Violation("split brain: " + host.name() + " came back and is not fenced");
      }
      pause();
    }
    var returned = new Returned(host, from, Instant.now());
    diary.note(host.name() + " is fenced after " + returned.lasted());
    returns.add(returned);
  }

  /** Nobody serves: the other server takes over, and what is left of the old primary is fenced. */
  private void failsOver() {
    LabHost old = of(it -> it.get("role").asString().equals("primary"));
    stage.tally().helped("failed over");
    if (hosts.starts(hosts.other(old))) {
      stage.tally().helped("started PostgreSQL on a host by hand");
    }
    if (runs.run("failover", Scene.STOPPED, List.of(), this).isEmpty()) {
      hosts.pullCord(old);
      pause(EVIDENCE);
      runs.run("failover", Scene.ATTESTED, List.of(), this);
    }
    if (hosts.isOff(old) && hosts.writable(hosts.other(old))) {
      comeBack(old);
    }
  }

  private void rejoins() {
    stage.tally().helped("rejoined a server");
    runs.run("rejoin", Map.of(), List.of(), this);
  }

  private Optional<JsonNode> lastRun() {
    JsonNode all = stage.rest().get("runs?pair=" + stage.pair().id());
    return Optional.ofNullable(all.get(0)).map(run -> stage.rest().get("runs/" + id(run)));
  }

  private static String id(JsonNode run) {
    return run.get("id").asString();
  }

  private static String state(JsonNode run) {
    return run.get("state").asString();
  }

  private String reasons() {
    JsonNode status = status();
    return status.get("verdict").asString()
        + status.get("reasons").values().stream()
            .map(reason -> " " + reason.get("id").asString() + " " + reason.get("source"))
            .toList();
  }

  private static void pause() {
    pause(Duration.ofMillis(500));
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
