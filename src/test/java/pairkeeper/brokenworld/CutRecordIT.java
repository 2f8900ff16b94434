package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/** A primary that loses its power while much is written: what was received ends within a record. */
@NeedsLab
class CutRecordIT {
  private static final String BEHIND =
      "SELECT pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()";

  @Test
  void a_failover_does_not_wait_for_the_rest_of_a_record() throws InterruptedException {
    try (Rest rest = new Rest(RunningConsole.shared());
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        PairByRest pair = PairByRest.takeIn(rest, lab, "cut", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      first.sql("CREATE TABLE much (t text)");
      pair.awaitTwoLooks();
      first.exec(
          "runuser -u postgres -- setsid psql -qc \"INSERT INTO much SELECT repeat('x', 1500)"
              + " FROM generate_series(1, 1000000)\" >/dev/null 2>&1 </dev/null &");
      while (second.sql("SELECT pg_relation_size('much') > 20000000").equals("f")) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      first.kill();
      TimeUnit.SECONDS.sleep(2);
      assertThat(second.sql(BEHIND)).as("received up to the middle of a record").isEqualTo("t");
      pair.failOver(
          Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58"),
          "Primary lost power");
      assertThat(second.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
      assertThat(second.sql("SELECT count(*) FROM much"))
          .as("nothing was committed")
          .isEqualTo("0");
    }
  }
}
