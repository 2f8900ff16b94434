package pairkeeper.ops.monitoring;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.HealthyPair;
import pairkeeper.core.health.Observation;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairEvent;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.FencingNumbers;
import pairkeeper.ops.inventory.PairEvents;

/** When a server that accepts writes against a standing order is stopped, and when it is not. */
class StandingFencesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:12:40Z");
  private static final HealthyPair HEALTHY = HealthyPair.of(1, new UUID(9, 1), new UUID(8, 1));
  private static final String NEWER = "number=9\nplan=their plan\nat=2026-11-20T01:00:00Z\n";

  private final LinkedBlockingQueue<String> carriedOut = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> reported = new LinkedBlockingQueue<>();
  private final Map<Long, PairEvent> remembered = new HashMap<>();
  private final Orders orders = new Orders();
  private final Numbers numbers = new Numbers();
  private final StandingFences fences =
      new StandingFences(orders, numbers, new Report(), new Servers(), new CurrentUser());

  private final Pair pair = HEALTHY.fenced().pair();
  private final Instance primary = pair.primary();
  private final Instance fenced = pair.servers().getLast();
  private final Map<UUID, Observation> newest = new HashMap<>();
  private Exited primarySays = new Exited(1, "", "no such file");
  private Exited fenceSays = new Exited(0, "fenced", "");

  @BeforeEach
  void a_fenced_server_accepts_writes() {
    WatchRow writing = HEALTHY.seen(NOW).get(primary.id()).row();
    for (Instance server : pair.servers()) {
      newest.put(server.id(), new Observation(server.id(), NOW, writing, null));
    }
  }

  @Test
  void it_is_stopped_with_the_number_that_this_console_knows() throws InterruptedException {
    assertThat(fences.keep(pair, newest)).isEqualTo(newest);

    assertThat(next(carriedOut)).isEqualTo("fencing-mark on primary");
    assertThat(next(carriedOut)).isEqualTo("fence on fenced with 5");
    assertThat(next(reported)).isEqualTo("fenced");
  }

  @Test
  void it_is_stopped_where_the_primary_holds_the_same_number_or_says_nothing()
      throws InterruptedException {
    for (var said : List.of(new Exited(0, "number=5\n", ""), new Exited(0, "number=?", ""))) {
      primarySays = said;
      fences.keep(pair, newest);
      assertThat(next(reported)).isEqualTo("fenced");
      assertThat(List.of(next(carriedOut), next(carriedOut))).contains("fence on fenced with 5");
      awaitRest();
    }
  }

  @Test
  void a_database_of_another_system_in_its_place_is_not_stopped() {
    WatchRow row = newest.get(fenced.id()).row();
    var other =
        new WatchRow(
            row.serverVersionNum(),
            "7313",
            row.startedAt(),
            row.readAt(),
            row.timeline(),
            row.activity(),
            row.senders(),
            row.slots(),
            row.synchronousStandbyNames(),
            row.synchronousCommit());
    newest.put(fenced.id(), new Observation(fenced.id(), NOW, other, null));
    fences.keep(pair, newest);
    assertThat(fences.isUnderWay(fenced)).isFalse();
  }

  @Test
  void it_is_left_alone_where_it_holds_a_higher_number_itself() throws InterruptedException {
    fenceSays = new Exited(Platform.OVERTAKEN, NEWER, "nothing was stopped");
    fences.keep(pair, newest);
    assertThat(next(reported)).isEqualTo("overtaken: 9 on fenced");
    said("fenced");
  }

  @Test
  void it_is_left_alone_where_the_primary_holds_a_higher_number() throws InterruptedException {
    primarySays = new Exited(0, NEWER, "");
    fences.keep(pair, newest);
    assertThat(next(reported)).isEqualTo("overtaken: 9 on primary");
    assertThat(next(carriedOut)).isEqualTo("fencing-mark on primary");
    said("primary");
    assertThat(carriedOut).isEmpty();
  }

  /** It stands on the pair as long as the server accepts writes, and is reported no more. */
  private void said(String holder) throws InterruptedException {
    carriedOut.clear();
    for (int look = 0; look < 2; look++) {
      awaitRest();
      Text why = fences.keep(pair, newest).get(fenced.id()).spared().orElseThrow();
      assertThat(why.key()).isEqualTo("health.order-overtaken");
      assertThat(why.args()).containsEntry("there", 9L).containsEntry("known", 5L);
      assertThat(why.args().get("holder")).isEqualTo(server(holder).name());
    }
    awaitRest();
    assertThat(reported).isEmpty();
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void what_was_left_alone_is_stopped_once_this_console_knows_as_much()
      throws InterruptedException {
    fenceSays = new Exited(Platform.OVERTAKEN, NEWER, "nothing was stopped");
    fences.keep(pair, newest);
    assertThat(next(reported)).startsWith("overtaken");
    awaitRest();
    carriedOut.clear();

    numbers.known = 9;
    fenceSays = new Exited(0, "fenced", "");
    fences.keep(pair, newest);

    assertThat(next(reported)).isEqualTo("fenced");
    assertThat(carriedOut).contains("fence on fenced with 9");
    awaitRest();
    assertThat(fences.keep(pair, newest)).isEqualTo(newest);
  }

  @Test
  void a_number_that_a_run_of_this_console_took_meanwhile_says_nothing()
      throws InterruptedException {
    fenceSays = new Exited(Platform.OVERTAKEN, "number=6\n", "nothing was stopped");
    numbers.takenMeanwhile = true;
    fences.keep(pair, newest);
    assertThat(next(carriedOut)).isEqualTo("fencing-mark on primary");
    assertThat(next(carriedOut)).isEqualTo("fence on fenced with 5");
    awaitRest();
    assertThat(reported).isEmpty();

    fenceSays = new Exited(0, "fenced", "");
    fences.keep(pair, newest);
    assertThat(next(reported)).isEqualTo("fenced");
    assertThat(carriedOut).contains("fence on fenced with 6");
  }

  private static String next(LinkedBlockingQueue<String> queue) throws InterruptedException {
    return queue.poll(20, SECONDS);
  }

  /** Until nothing is under way any more. */
  private void awaitRest() throws InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (fences.isUnderWay(fenced)) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(5);
    }
  }

  private Instance server(String word) {
    return word.equals("fenced") ? fenced : primary;
  }

  private final class Servers implements Executor {
    @Override
    public CommandResult execute(UUID id, Command command, Duration limit, Consumer<String> out) {
      var script = (Command.Script) command;
      String on = id.equals(fenced.id()) ? "fenced" : "primary";
      boolean fence = script.name().equals("fence");
      String with = fence ? " with " + script.args().getLast() : "";
      carriedOut.add(script.name() + " on " + on + with);
      return fence ? fenceSays : primarySays;
    }
  }

  private final class Orders extends PairEvents {
    @Override
    public List<PairEvent> standingFences() {
      return List.of(event(PairEvent.Kind.STANDING_FENCE, Text.of("ordered"), ""));
    }

    @Override
    public Optional<PairEvent> overtaken(UUID server, long known) {
      return Optional.ofNullable(remembered.get(known));
    }
  }

  private PairEvent event(PairEvent.Kind kind, Text text, String detail) {
    return new PairEvent(
        new UUID(7, 1), pair.id(), fenced.id(), kind, null, NOW, "Anna", text, detail, null);
  }

  private static final class Numbers extends FencingNumbers {
    private long known = 5;
    private boolean takenMeanwhile;

    @Override
    public long of(UUID pair) {
      long now = known;
      if (takenMeanwhile) {
        takenMeanwhile = false;
        known++;
      }
      return now;
    }
  }

  private final class Report extends FenceReport {
    @Override
    void fenced(Pair pair, Instance server) {
      reported.add("fenced");
    }

    @Override
    void overtaken(Pair pair, Instance server, long known, Map<String, Object> newer) {
      String holder = newer.get("holder").equals(fenced.name()) ? "fenced" : "primary";
      remembered.put(
          known, event(PairEvent.Kind.ORDER_OVERTAKEN, new Text("overtaken", newer), "" + known));
      reported.add("overtaken: " + newer.get("there") + " on " + holder);
    }
  }
}
