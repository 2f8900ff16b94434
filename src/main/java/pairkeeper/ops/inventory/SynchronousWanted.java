package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import pairkeeper.store.inventory.SynchronousWantedRepository;

/** For whom commits waited before a failover, so that a rejoin lets them wait again. */
@ApplicationScoped
@Transactional
public class SynchronousWanted {
  private SynchronousWantedRepository rows;

  protected SynchronousWanted() {}

  @Inject
  SynchronousWanted(SynchronousWantedRepository rows) {
    this.rows = rows;
  }

  /** The setting as it was, or "" when nothing is to be set again. */
  public String of(UUID pair) {
    return rows.of(pair);
  }

  void put(UUID pair, String names) {
    rows.put(pair, names);
  }
}
