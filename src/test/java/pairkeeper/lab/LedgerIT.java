// The ledger against a real pair: it must see a loss, a clean switch and a split brain for what
// they are.
package pairkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsLab
class LedgerIT {
  @TempDir Path folder;

  @Test
  void a_failover_after_power_loss_is_no_split_brain_until_the_old_primary_returns() {
    try (Lab lab = Lab.up(2)) {
      LabHost old = lab.host(1);
      LabHost next = lab.host(2);
      old.replicateTo(next);
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), old, next)) {
        ledger.awaitWrites(50);
        old.kill();
        next.sql("select pg_promote()");
        ledger.awaitWriteOn(next);
        Reckoning switched = ledger.reckon(next);
        assertThat(switched.acknowledged()).hasSizeGreaterThan(50);
        assertThat(switched.splitBrain()).isEmpty();
        assertThat(switched.firstOn(next)).isAfter(switched.firstOn(old));
        assertThat(switched.bytesLostOn(next)).isLessThan(1_000_000);
      }
      try (Ledger ledger = Ledger.start(folder.resolve("again"), next, old)) {
        old.boot();
        ledger.awaitWriteOn(old);
        Reckoning returned = ledger.reckon(old, next);
        assertThat(returned.splitBrain())
            .as(returned.toString())
            .isNotEmpty()
            .allMatch(write -> write.timeline() == 1);
      }
    }
  }

  @Test
  void what_a_cut_off_standby_never_received_is_counted_as_lost() {
    try (Lab lab = Lab.up(2)) {
      LabHost old = lab.host(1);
      LabHost next = lab.host(2);
      old.replicateTo(next);
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), old, next)) {
        ledger.awaitWrites(20);
        old.cutFrom(next);
        ledger.awaitWrites(20);
        old.kill();
        next.sql("select pg_promote()");
        ledger.awaitWriteOn(next);
        ledger.stop();
        // Off the network, so that the ledger's truth about the old server can be read without
        // anyone being served by it.
        old.cut();
        old.boot();
        Reckoning reckoning = ledger.reckon(old, next);
        assertThat(reckoning.lostOn(next)).as(reckoning.toString()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(reckoning.bytesLostOn(next)).isPositive();
        assertThat(reckoning.lostOn(old)).allMatch(write -> write.server().equals(next.address()));
        assertThat(reckoning.splitBrain()).isEmpty();
      }
    }
  }

  @Test
  void a_server_that_does_not_let_the_ledger_in_is_named() {
    try (Lab lab = Lab.up(Flavour.RUNNING)) {
      assertThatThrownBy(() -> Ledger.start(folder.resolve("ledger"), lab.host(1)))
          .hasMessageContaining("the ledger cannot begin on 10.123");
    }
  }
}
