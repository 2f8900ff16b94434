package pairkeeper.store.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Stands for a factory that is still being made: whatever it is asked to do waits for that, or
 * throws why it could not be made.
 */
final class Awaited implements InvocationHandler {
  private final Future<EntityManagerFactory> making;

  private Awaited(Future<EntityManagerFactory> making) {
    this.making = making;
  }

  static EntityManagerFactory factory(Future<EntityManagerFactory> making) {
    return stand(EntityManagerFactory.class, new Awaited(making));
  }

  @Override
  public Object invoke(Object stand, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(stand, method.getName(), arguments);
    }
    boolean forTrial = method.getName().equals("createEntityManager") && arguments == null;
    if (forTrial && !making.isDone()) {
      return stand(EntityManager.class, Awaited::onlyClosed);
    }
    if (method.getName().equals("close") && making.cancel(false)) {
      return null;
    }
    try {
      return method.invoke(made(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object ofObject(Object stand, String method, Object[] arguments) {
    return switch (method) {
      case "equals" -> stand == arguments[0];
      case "hashCode" -> System.identityHashCode(stand);
      default -> "a factory that may still be made";
    };
  }

  /** The container opens a manager and closes it, to see whether it can; that is seen later. */
  private static Object onlyClosed(Object stand, Method method, Object[] arguments) {
    if (method.getName().equals("close")) {
      return null;
    }
    throw new IllegalStateException("asked before it was made: " + method.getName());
  }

  private static <T> T stand(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Awaited.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private EntityManagerFactory made() {
    try {
      return making.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PersistenceException("interrupted", e);
    } catch (ExecutionException e) {
      throw new PersistenceException(e.getCause().getMessage(), e.getCause());
    }
  }
}
