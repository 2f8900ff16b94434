package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * The address by which an application finds its database goes with the primary, stays there when
 * the host is started anew, and is never on two hosts.
 */
@NeedsLab
class ServiceAddressIT {
  private static final String TAKEN = "ip addr (add|replace)";

  @Test
  void it_goes_with_the_primary_and_does_not_come_back_with_a_dead_one() throws SQLException {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "addressed", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      String address = first.address().replaceFirst("\\.\\d+$", ".100");
      pair.meet(first, second);
      pair.setUp();
      first.letIn();
      second.letIn();
      first.exec(addr("add", first, address));
      serveAt(rest, pair, address + "/24");
      pair.awaitVerdict("healthy");
      serves(first, address);

      JsonNode ended =
          pair.follow(
              pair.start(pair.freePlan("switchover", Map.of()), null, "Kernel update").is(202));
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      assertThat(carries(first, address)).isFalse();
      serves(second, address);
      pair.awaitWhole();
      pair.awaitTwoLooks();

      second.kill();
      second.boot();
      serves(second, address);
      pair.awaitWhole();
      pair.awaitTwoLooks();

      second.kill();
      pair.awaitVerdict("critical");
      isNotTakenWhileAnotherMachineAnswersForIt(rest, pair, address, first, lab.host(3));
      serves(first, address);
      second.clearJournal();
      second.boot();
      rest.await(
          "audit?pair=" + pair.id(),
          Duration.ofMinutes(3),
          audit -> audit.toString().contains("pair.fenced-again"));
      assertThat(second.executed(TAKEN)).isZero();
      assertThat(carries(second, address)).isFalse();
      serves(first, address);
    }
  }

  /** Users would reach now the one and now the other: the run waits until it is sorted out. */
  private static void isNotTakenWhileAnotherMachineAnswersForIt(
      Rest rest, PairByRest pair, String address, LabHost takesOver, LabHost other) {
    other.exec(addr("add", other, address));
    JsonNode plan =
        pair.freePlan(
            "failover",
            Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58"));
    JsonNode bound = plan.at("/estimatedLoss/boundBytes");
    Long loss = bound.isNumber() ? bound.asLong() : null;
    JsonNode ended = pair.follow(pair.start(plan, loss, "Power lost").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "take-address").toString())
        .contains("another machine answers for " + address);
    assertThat(carries(takesOver, address)).isFalse();
    other.exec(addr("del", other, address));
    String resume = "runs/" + ended.get("id").asString() + "/resume";
    JsonNode whole = pair.follow(rest.post(resume, Map.of()).is(200));
    assertThat(whole.get("state").asString()).as(whole.toPrettyString()).isEqualTo("succeeded");
  }

  private static String addr(String verb, LabHost host, String address) {
    return "ip addr %s %s/24 dev $(ip -o addr show to %s | awk '{ print $2; exit }')"
        .formatted(verb, address, host.address());
  }

  private static void serveAt(Rest rest, PairByRest pair, String address) {
    String tag =
        rest.send("GET", pair.path(), null).raw().headers().firstValue("ETag").orElseThrow();
    rest.send("PATCH", pair.path(), "{\"serviceAddress\": \"" + address + "\"}", "If-Match", tag)
        .is(200);
  }

  private static boolean carries(LabHost host, String address) {
    return host.exec("ip -o addr show").contains(address + "/");
  }

  /** Who connects to the service address is on that server, and may write; soon after a boot. */
  private static void serves(LabHost host, String address) throws SQLException {
    host.exec(
        "for i in $(seq 100); do ip -o addr show | grep -qF '%s/' && exit 0; sleep 0.2; done; exit 1"
            .formatted(address));
    String url = "jdbc:postgresql://" + address + "/app?connectTimeout=20&socketTimeout=20";
    try (var connection = DriverManager.getConnection(url, "app", Lab.PASSWORD);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE written (at timestamptz)");
      try (var row =
          statement.executeQuery("SELECT extract(epoch FROM pg_postmaster_start_time())")) {
        assertThat(row.next()).isTrue();
        assertThat(host.sql("SELECT extract(epoch FROM pg_postmaster_start_time())"))
            .isEqualTo(row.getString(1));
      }
    }
  }
}
