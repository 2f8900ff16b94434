package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.Rest;
import pairkeeper.crash.KillPoint.When;
import pairkeeper.lab.Lab;
import pairkeeper.lab.NeedsLab;

/**
 * {@code mvn -Pcrash}: the console is killed before, during and after each step of each runbook.
 * Several lanes share one console and so each of its restarts: each story once for each of the
 * three. {@code -Dcrash.when=after} is one of the three alone, {@code -Dcrash.story=power} one
 * story; {@code -Dcrash.seed=} decides when within a step the console is killed.
 */
@NeedsLab
class EveryStepCrash {
  private static final long SEED =
      Long.getLong("crash.seed", System.currentTimeMillis() % 1_000_000);

  /** A lane to be. */
  private record Part(Story story, When when) {
    String name() {
      return (story + "-" + when).toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Test
  void no_kill_at_any_step_loses_a_commit_or_does_an_unsafe_step_twice(@TempDir Path folder) {
    Instant begun = Instant.now();
    System.out.println("crash.seed=" + SEED);
    var toll = new Toll();
    List<Part> parts = parts();
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.empty();
        Rest rest = console.awaitReady()) {
      var reaper = new Reaper(console, SEED);
      play(parts, console, reaper, toll, rest, lab, folder);
      System.out.printf(
          "crash.seed=%d: %d kills in %d minutes%n%s%n",
          SEED, reaper.strikes(), Duration.between(begun, Instant.now()).toMinutes(), toll.table());
      reaper.rethrow();
      assertThat(rest.get("audit/verification").get("valid").asBoolean()).isTrue();
    }
    if (System.getProperty("crash.story", "").isEmpty()) {
      assertThat(toll.spared(whens().toList())).isEmpty();
    }
  }

  private static List<Part> parts() {
    String only = System.getProperty("crash.story", "");
    var parts =
        Stream.of(Story.values())
            .filter(story -> only.isEmpty() || only.equals(word(story)))
            .flatMap(story -> whens().map(when -> new Part(story, when)))
            .toList();
    assertThat(parts)
        .as(
            "parts of crash.story=%s, one of %s",
            only, Stream.of(Story.values()).map(EveryStepCrash::word).toList())
        .isNotEmpty();
    return parts;
  }

  /** {@code set-up}. */
  private static String word(Story story) {
    return story.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Stream<When> whens() {
    String only = System.getProperty("crash.when", "");
    return Stream.of(When.values())
        .filter(when -> only.isEmpty() || only.equalsIgnoreCase(when.name()));
  }

  /** All lanes beside each other; one that fails leaves the others alone. */
  private static void play(
      List<Part> parts,
      KilledConsole console,
      Reaper reaper,
      Toll toll,
      Rest rest,
      Lab lab,
      Path folder) {
    var lanes = new ArrayList<Lane>();
    parts.forEach(part -> lanes.add(Lane.beside(part.name(), console, reaper, toll)));
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      var ends = new ArrayList<Future<?>>();
      for (int n = 0; n < parts.size(); n++) {
        Part part = parts.get(n);
        Lane lane = lanes.get(n);
        ends.add(
            threads.submit(
                () -> lane.goThrough(() -> part.story.play(lane, part.when, rest, lab, folder))));
      }
    }
  }
}
