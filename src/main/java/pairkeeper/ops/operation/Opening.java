package pairkeeper.ops.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does what has to be done before anybody is let in, on a thread of its own: the pages are made
 * ready meanwhile. Whoever comes before it has ended waits; when it failed nobody is let in.
 */
@ApplicationScoped
public class Opening {
  private static final System.Logger LOG = System.getLogger(Opening.class.getName());

  /** System property that the launcher reads: there as long as it makes sense to ask again. */
  private static final String UNDER_WAY = "pairkeeper.opening";

  private static final int SECONDS_TO_WAIT = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean open;

  @Inject Event<Opens> steps;

  /** Observed, in the order of priorities, by all that has to be done first. */
  public record Opens() {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
    System.setProperty(UNDER_WAY, "true");
    Thread.ofPlatform().daemon().name("opening").start(this::open);
  }

  private void open() {
    try {
      steps.fire(new Opens());
      open = true;
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the console cannot be opened", e);
    } finally {
      System.clearProperty(UNDER_WAY);
      ended.countDown();
    }
  }

  /**
   * Waits until everything is done, at most half a minute.
   *
   * @return whether people may be let in
   */
  public boolean awaited() {
    try {
      return open || ended.await(SECONDS_TO_WAIT, TimeUnit.SECONDS) && open;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
