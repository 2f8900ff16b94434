package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.live.Changed;
import pairkeeper.store.runs.Runs;

/**
 * Tells the board which pairs are held by a run: at once when one begins or ends here, and with
 * each round of watching, since runs of other nodes are heard of by nobody.
 */
@ApplicationScoped
public class HeldPairs {
  private Transactions transactions;
  private Runs runs;
  private StatusBoard board;

  protected HeldPairs() {}

  @Inject
  HeldPairs(Transactions transactions, Runs runs, StatusBoard board) {
    this.transactions = transactions;
    this.runs = runs;
    this.board = board;
  }

  /** Reads them all: they are few. */
  synchronized void read() {
    board.hold(transactions.in(runs::held));
  }

  void onChange(@ObservesAsync Changed changed) {
    if (changed.topic().equals("runs")) {
      read();
    }
  }
}
