package pairkeeper.ops.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Silent hosts hold up nobody but each other. */
class LookLanesTest {
  @Test
  void any_number_of_silent_pairs_leaves_the_others_their_places() throws InterruptedException {
    var lanes = new LookLanes();
    var waiting = new CountDownLatch(LookLanes.AT_ONCE);
    var answer = new CountDownLatch(1);
    var silent =
        Stream.generate(() ->
                Thread.ofVirtual()
                    .start(() ->
                        lanes.take(
                            true,
                            () -> {
                              waiting.countDown();
                              await(answer);
                            })))
            .limit(2 * LookLanes.AT_ONCE)
            .toList();
    waiting.await();
    var other = new CompletableFuture<Boolean>();
    lanes.take(false, () -> other.complete(true));
    assertThat(other).isCompletedWithValue(true);
    answer.countDown();
    for (Thread each : silent) {
      each.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
