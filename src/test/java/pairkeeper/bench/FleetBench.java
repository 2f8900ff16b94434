package pairkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;

/**
 * The fleet page with 1,000 pairs, of which one in forty cannot be reached and the others are not
 * discovered yet, so that it is red all over; and what they cost in memory.
 */
class FleetBench {
  private static final int PAIRS = Integer.getInteger("bench.pairs", 1000);
  private static final int CUSTOMERS = 50;
  private static final int TROUBLED = 40;

  /** Of each form of the page, since a form that is new is compiled while it is measured. */
  private static final int WARM_UP = 200;

  private static final int REQUESTS = 100;
  private static final String HEADING =
      "customer,pair,name,host,sshPort,sshCredential,postgresPort,hostKey,privilege,role,postgresMajor\n";

  @Test
  void the_fleet_page_with_a_thousand_pairs() throws Exception {
    try (RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console);
        SignedIn person = new SignedIn(console)) {
      takeIn(rest);
      // a few rounds of watching, so that every pair has its status
      TimeUnit.SECONDS.sleep(25);
      // all are in the same state: which of them come first depends on who was looked at first
      assertThat(person.get("/fleet/index.xhtml")).containsPattern("pair-\\d+<");
      for (int i = 0; i < WARM_UP; i++) {
        person.get("/fleet/index.xhtml");
        person.get("/fleet/index.xhtml?state=person");
      }
      measure("2", "fleet page with %d pairs", person, "");
      measure("2a", "the same, those that need a person", person, "?state=person");
      measure("2c", "the same, asked for again by the page itself", person, "", "X-Live", "1");
      memory(console);
    }
  }

  private static void measure(
      String order, String figure, SignedIn person, String query, String... headers) {
    Series page = new Series();
    for (int i = 0; i < REQUESTS; i++) {
      long start = System.nanoTime();
      person.get("/fleet/index.xhtml" + query, headers);
      page.add((System.nanoTime() - start) / 1e6);
    }
    System.out.printf("%s: median %.0f ms%n", figure.formatted(PAIRS), page.median());
    BenchTable.row(
        order,
        figure.formatted(PAIRS) + ", p95 of " + REQUESTS,
        "100 ms",
        page.percentile(95),
        "ms",
        page.percentile(95) < 100);
  }

  private static void memory(RunningConsole console) throws IOException {
    double resident = Resident.megabytes(console.pid());
    BenchTable.row(
        "2b",
        "resident memory with %d pairs".formatted(PAIRS),
        "700 MB",
        resident,
        "MB",
        resident < 700);
  }

  /** By one import, which takes less long than as many single requests. */
  private static void takeIn(Rest rest) {
    rest.post(
            "credentials",
            Map.of("name", "key", "kind", "ssh-password", "user", "support", "secret", "none"))
        .is(201);
    for (int n = 0; n < CUSTOMERS; n++) {
      rest.post("customers", Map.of("name", "Customer " + n, "language", "en")).is(201);
    }
    String rows =
        IntStream.rangeClosed(1, PAIRS)
            .mapToObj(n -> server(n, 1) + server(n, 2))
            .collect(Collectors.joining());
    var answer = rest.send("POST", "pairs/import", HEADING + rows, "Content-Type", "text/csv");
    assertThat(answer.is(200).get("stored").asBoolean()).as(answer.raw().body()).isTrue();
  }

  /** On a loopback address where nothing listens, so that a look at it ends at once. */
  private static String server(int n, int which) {
    return "Customer %d,pair-%d,pair-%d-db%d,127.%d.%d.%d,9,key,5432,SHA256:%s,sudo,%s,%s\n"
        .formatted(
            n % CUSTOMERS,
            n,
            n,
            which,
            which,
            n / 250,
            1 + n % 250,
            "a".repeat(43),
            which == 1 ? "primary" : "standby",
            n % TROUBLED == 0 ? "15" : "");
  }
}
