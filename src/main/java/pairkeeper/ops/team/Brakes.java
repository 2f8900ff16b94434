package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pairkeeper.core.access.Brake;
import pairkeeper.ops.Sha256;
import pairkeeper.store.access.BrakeStore;

/** Slows guessing down, per account and per address, in transactions of its own. */
@ApplicationScoped
public class Brakes {
  private static final Duration KEPT = Duration.ofDays(2);

  private BrakeStore store;
  private Clock clock;

  protected Brakes() {}

  @Inject
  public Brakes(BrakeStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Counts a try as failed before it is looked at, so that many at once cannot slip past.
   *
   * @return null when it may be looked at, else until when no try is
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Instant count(String name, String address) {
    Instant now = clock.instant();
    Instant until = store.count(address(address), Brake.ADDRESS, now);
    return until != null ? until : store.count(account(name), Brake.ACCOUNT, now);
  }

  /** Forgets the account's failures and this try of the address: it was a good one. */
  @Transactional
  public void release(String name, String address) {
    store.takeBack(address(address));
    store.release(account(name));
    store.forget(clock.instant().minus(KEPT));
  }

  /** Forgets the account's failures, as an administrator's new password does. */
  @Transactional
  public void release(String name) {
    store.release(account(name));
  }

  // hashed, since people type passwords into the field for the name
  private static String account(String name) {
    return "account:" + Sha256.hex(name);
  }

  private static String address(String address) {
    return "address:" + address;
  }
}
