package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.store.inventory.FencingNumberRepository;

/**
 * The fencing number of each pair as this console knows it: how many runs have been begun on it. A
 * server that holds a higher one was acted on by somebody else.
 */
@ApplicationScoped
@Transactional
public class FencingNumbers {
  private FencingNumberRepository rows;

  protected FencingNumbers() {}

  @Inject
  FencingNumbers(FencingNumberRepository rows) {
    this.rows = rows;
  }

  /** The number of the last run that was begun on the pair, 0 before the first. */
  public long of(UUID pair) {
    return rows.of(pair);
  }

  /**
   * A run takes its number.
   *
   * @throws Refused when the pair has this or a higher one by now
   */
  void take(UUID pair, long number) {
    if (!rows.raise(pair, number)) {
      throw new Refused(
          "", Text.of("runs.why.number-taken", "number", number, "known", rows.of(pair)));
    }
  }

  /** A higher number was found on a server, by a person who takes the pair over as it is now. */
  void found(UUID pair, long number) {
    // none on a pair on which no run was ever begun
    if (number > 0) {
      rows.raise(pair, number);
    }
  }
}
