package pairkeeper.ops.scheduling;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A virtual thread per piece of work, in the console's context: a bare thread has neither its class
 * loader nor its names and transactions.
 *
 * <p>A captured context is one object, and the server notes in it which transaction the work in it
 * has open: two works at once in the same context write in each other's transactions. So each has
 * one to itself, and gives it back for the next.
 */
final class ContextualThreads extends AbstractExecutorService {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 1).factory());
  private final Queue<Executor> free = new ConcurrentLinkedQueue<>();
  private final Supplier<Executor> capture;
  private final Executor first;

  /**
   * @param capture takes hold of the context of the thread that asks, a new one each time; the
   *     thread that calls here has the console's
   */
  ContextualThreads(Supplier<Executor> capture) {
    this.capture = capture;
    this.first = capture.get();
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(() -> inContext(work));
  }

  private void inContext(Runnable work) {
    Executor returned = free.poll();
    Executor context = returned == null ? another() : returned;
    try {
      context.execute(work);
    } finally {
      free.add(context);
    }
  }

  /** One more of the console's; no work is ever carried out in the first. */
  private synchronized Executor another() {
    AtomicReference<Executor> made = new AtomicReference<>();
    first.execute(() -> made.set(capture.get()));
    return made.get();
  }

  @Override
  public void shutdown() {
    threads.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return threads.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(timeout, unit);
  }
}
