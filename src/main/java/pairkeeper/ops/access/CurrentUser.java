package pairkeeper.ops.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Callable;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Scope;

/**
 * Who acts now and what they may do. Set for the length of a request by the sign-in filter or the
 * token filter, and for background work by {@link #as} and {@link #call}; where nobody set it there
 * is nobody, who sees nothing and may nothing.
 *
 * <p>It belongs to the thread, not to a CDI scope, so that it is the same in pages, in the API and
 * on worker threads. A new thread starts with nobody: hand {@link #acting()} over and call {@link
 * #as}.
 */
@ApplicationScoped
public class CurrentUser {
  private static final Acting NOBODY = new Acting(Actor.NOBODY, Grants.none());
  private static final Acting CONSOLE = new Acting(Actor.CONSOLE, Grants.everything());

  private final ThreadLocal<Acting> now = new ThreadLocal<>();

  /** Somebody together with what they may do. */
  public record Acting(Actor actor, Grants grants) {}

  /** Who acts; {@link Actor#NOBODY} when nobody has signed in. */
  public Actor actor() {
    return acting().actor();
  }

  /** Whether somebody has signed in, or the console works for itself. */
  public boolean known() {
    return acting() != NOBODY;
  }

  /**
   * Whether the right is held.
   *
   * @param customer for that customer; null asks for the whole console
   */
  public boolean may(Right right, UUID customer) {
    return acting().grants().may(right, customer);
  }

  /** Whether the right is held for at least one customer; decides what a menu offers. */
  public boolean mayAnywhere(Right right) {
    return acting().grants().mayAnywhere(right);
  }

  /** The customers whose rows may be read. */
  public Scope customers() {
    return acting().grants().scope(Right.LOOK);
  }

  /** The customers for whom the right is held. */
  public Scope customers(Right right) {
    return acting().grants().scope(right);
  }

  /**
   * Goes on only when the right is held.
   *
   * @param customer null asks for the whole console
   * @throws NotThere when not even looking is allowed, so that nobody learns that it exists
   * @throws Denied when looking is allowed, but not this
   */
  public void require(Right right, UUID customer) {
    if (may(right, customer)) {
      return;
    }
    if (customer != null && !may(Right.LOOK, customer)) {
      throw new NotThere("customer", customer);
    }
    throw new Denied(right, customer);
  }

  /** What to hand over to {@link #as} on another thread. */
  public Acting acting() {
    Acting acting = now.get();
    return acting == null ? NOBODY : acting;
  }

  /** Does the work as nobody, until somebody becomes known. */
  public <T> T callAsNobody(Callable<T> work) throws Exception {
    return call(NOBODY, work);
  }

  /** Does the work as somebody, and is whoever it was before afterwards. */
  public <T> T call(Acting acting, Callable<T> work) throws Exception {
    Acting before = now.get();
    now.set(acting);
    try {
      return work.call();
    } finally {
      if (before == null) {
        now.remove();
      } else {
        now.set(before);
      }
    }
  }

  /** {@link #call} for work without a result and without checked exceptions. */
  public void as(Acting acting, Runnable work) {
    Acting before = now.get();
    now.set(acting);
    try {
      work.run();
    } finally {
      if (before == null) {
        now.remove();
      } else {
        now.set(before);
      }
    }
  }

  /** Does the console's own work: watching, scheduled jobs, first start. */
  public void asConsole(Runnable work) {
    as(CONSOLE, work);
  }
}
