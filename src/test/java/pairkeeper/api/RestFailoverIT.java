package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import tools.jackson.databind.JsonNode;

/**
 * From an empty console to a failed-over pair with its history, on real hosts, by REST alone; the
 * ledger proves that no more was lost than the plan said at most.
 */
@NeedsLab
class RestFailoverIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** From one look at a pair to the next, at most. */
  private static final Duration ONE_LOOK = Duration.ofSeconds(10);

  private static final String PAIR = "vilanova-pacs";

  @Test
  void from_an_empty_console_to_a_failed_over_pair_by_rest_alone(@TempDir Path folder)
      throws IOException {
    try (RunningConsole console = RunningConsole.fresh().launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console.awaitReady())) {
      try {
        journey(lab, rest, folder);
      } catch (RuntimeException | Error e) {
        System.err.println(console.output() + "\n" + console.log());
        throw e;
      }
    }
  }

  private void journey(Lab lab, Rest rest, Path folder) throws IOException {
    LabHost first = lab.host(1);
    LabHost second = lab.host(2);
    PairByRest pair = PairByRest.takeIn(rest, lab, PAIR, first, second);
    pair.meet(first, second);
    pair.setUp();
    assertThat(pair.awaitVerdict("healthy").get("reasons")).isEmpty();
    second.letIn();
    try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
      ledger.awaitWrites(200);
      pair.awaitTwoLooks();
      pair.awaitVerdict("healthy");
      first.kill();
      rest.await(
          pair.path() + "/status", PATIENCE, s -> !s.get("verdict").asString().equals("healthy"));
      Long bound =
          pair.failOver(
              Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58"),
              "Primary lost power");
      ledger.awaitWriteOn(second);
      Reckoning reckoning = ledger.reckon(second);
      assertThat(reckoning.splitBrain()).isEmpty();
      assertThat(reckoning.bytesLostOn(second)).as("%s", reckoning).isLessThanOrEqualTo(bound);
    }
    pair.awaitVerdict("no-standby");
    comesBack(rest, pair, first);
    history(rest, pair.id());
    reviewed(rest, pair.id());
  }

  /** The standing order: what gets its power back is red at once, and fenced without a person. */
  private void comesBack(Rest rest, PairByRest pair, LabHost first) {
    first.boot();
    pair.awaitVerdict("split-brain");
    Instant red = Instant.now();
    rest.await(
        "audit?pair=" + pair.id(), PATIENCE, a -> a.toString().contains("pair.fenced-again"));
    assertThat(first.exec("pg_lsclusters -h")).contains("down");
    assertThat(Duration.between(lastReady(first), red)).as("one look").isLessThan(ONE_LOOK);
    pair.awaitVerdict("no-standby");
  }

  /** When its server accepted connections for the last time. */
  private static Instant lastReady(LabHost host) {
    String said =
        host.exec(
            "grep -h 'ready to accept connections' /var/log/postgresql/*.log"
                + " | tail -n 1 | cut -c 1-23");
    return Instant.parse(said.strip().replace(' ', 'T') + "Z");
  }

  /** Whoever confirmed a failover cannot sign its review; the dossier says what is known of it. */
  private void reviewed(Rest rest, String pair) {
    String run = rest.get("runs?pair=" + pair).get(0).get("id").asString();
    assertThat(rest.get("reviews?state=due").get(0).get("run").asString()).isEqualTo(run);
    JsonNode review = rest.get("runs/" + run + "/review");
    assertThat(review.get("state").asString()).isEqualTo("due");
    assertThat(review.get("objection").asString()).isEqualTo("own-run");
    String before = "";
    for (JsonNode moment : review.get("timeLine")) {
      assertThat(moment.get("at").isNull()).as("%s", review.toPrettyString()).isFalse();
      assertThat(moment.get("at").asString().compareTo(before)).as("%s", moment).isPositive();
      before = moment.get("at").asString();
    }
    assertThat(review.get("writeGapMillis").asLong())
        .isGreaterThan(review.get("writeGapInRunMillis").asLong());
    JsonNode problem = rest.post("runs/" + run + "/review", Map.of("remark", "mine")).is(409);
    assertThat(problem.get("reason").asString()).isEqualTo("own-run");
    String page =
        rest.send("GET", "runs/" + run + "/dossier", null, "Accept", "text/html").raw().body();
    assertThat(page).contains("<h2>", "Primary lost power");
    String pdf =
        rest.send("GET", "runs/" + run + "/dossier", null, "Accept", "application/pdf")
            .raw()
            .body();
    assertThat(pdf).startsWith("%PDF-");
  }

  private void history(Rest rest, String pair) {
    JsonNode runs = rest.get("runs?pair=" + pair);
    assertThat(runs).hasSize(2);
    JsonNode dossier = rest.get("runs/" + runs.get(0).get("id").asString() + "/dossier");
    assertThat(dossier.get("run").get("reason").asString()).isEqualTo("Primary lost power");
    assertThat(dossier.get("plan").get("steps")).isNotEmpty();
    JsonNode verified = rest.get("audit/verification");
    assertThat(verified.get("valid").asBoolean()).as("%s", verified).isTrue();
    assertThat(rest.get("audit?pair=" + pair).toString()).contains("run.started");
    String lines = rest.send("GET", "audit?pair=" + pair, null, "Accept", "text/csv").raw().body();
    assertThat(lines).startsWith("utc,chain,").contains("run.started");
  }
}
