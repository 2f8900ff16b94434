package pairkeeper.ops.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks one thing on a thread of its own, for the same person, while another is done here. */
@ApplicationScoped
public class Aside {
  private CurrentUser user;

  protected Aside() {}

  @Inject
  public Aside(CurrentUser user) {
    this.user = user;
  }

  /**
   * Returns when both have ended.
   *
   * @param meanwhile gets the answer, for which it waits where it asks for it; what the question
   *     threw is thrown there, as it is when it needs no declaration
   */
  public <T, R> R asking(Callable<T> question, Function<Supplier<T>, R> meanwhile) {
    var acting = user.acting();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<T> asked = threads.submit(() -> user.call(acting, question));
      return meanwhile.apply(() -> answer(asked));
    }
  }

  private static <T> T answer(Future<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
