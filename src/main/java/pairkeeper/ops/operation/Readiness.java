package pairkeeper.ops.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import pairkeeper.store.database.Database;

/** Says whether this node can work: its database answers. */
@ApplicationScoped
public class Readiness {
  @Inject Database database;

  /** Throws a {@link RuntimeException} when the console's own database doesn't answer. */
  @Transactional
  public void askDatabase() {
    database.ask();
  }
}
