package pairkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;

/**
 * The fleet page with 1,000 pairs, of which one in forty cannot be reached and the others are not
 * discovered yet; and what they cost in memory.
 */
class FleetBench {
  private static final int PAIRS = Integer.getInteger("bench.pairs", 1000);
  private static final int CUSTOMERS = 50;
  private static final int TROUBLED = 40;
  private static final int WARM_UP = 200;
  private static final int REQUESTS = 100;

  @Test
  void the_fleet_page_with_a_thousand_pairs() throws Exception {
    try (RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console);
        SignedIn person = new SignedIn(console)) {
      takeIn(rest);
      // a few rounds of watching, so that every pair has its status
      TimeUnit.SECONDS.sleep(25);
      assertThat(person.get("/fleet/index.xhtml")).contains("pair-1<");
      IntStream.range(0, WARM_UP).forEach(i -> person.get("/fleet/index.xhtml"));
      Series page = new Series();
      for (int i = 0; i < REQUESTS; i++) {
        long start = System.nanoTime();
        person.get("/fleet/index.xhtml");
        page.add((System.nanoTime() - start) / 1e6);
      }
      System.out.printf("fleet page: median %.0f ms, p95 %.0f ms%n", page.median(), page.percentile(95));
      BenchTable.row(
          "2",
          "fleet page with %d pairs, p95 of %d".formatted(PAIRS, REQUESTS),
          "100 ms",
          page.percentile(95),
          "ms",
          page.percentile(95) < 100);
      memory(console);
    }
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

  private static void takeIn(Rest rest) {
    String credential =
        id(
            rest.post(
                "credentials",
                Map.of("name", "key", "kind", "ssh-password", "user", "support", "secret", "none")));
    List<String> customers =
        IntStream.rangeClosed(1, CUSTOMERS)
            .mapToObj(
                n ->
                    id(
                        rest.post(
                            "customers", Map.of("name", "Customer " + n, "language", "en"))))
            .toList();
    for (int n = 1; n <= PAIRS; n++) {
      rest.post("pairs", pair(n, customers.get(n % CUSTOMERS), credential)).is(201);
    }
  }

  private static String id(Rest.Answer made) {
    return made.is(201).get("id").asString();
  }

  private static Map<String, Object> pair(int n, String customer, String credential) {
    var pair = new HashMap<String, Object>();
    pair.put("customer", customer);
    pair.put("name", "pair-" + n);
    pair.put("servers", List.of(server(n, 1, credential), server(n, 2, credential)));
    if (n % TROUBLED == 0) {
      pair.put("postgresMajor", "15");
    }
    return pair;
  }

  /** On a loopback address where nothing listens, so that a look at it ends at once. */
  private static Map<String, Object> server(int n, int which, String credential) {
    return Map.of(
        "name", "pair-" + n + "-db" + which,
        "host", "127.%d.%d.%d".formatted(which, n / 250, 1 + n % 250),
        "sshPort", 9,
        "sshCredential", credential,
        "postgresPort", 5432,
        "hostKey", "SHA256:" + "a".repeat(43),
        "privilege", "sudo",
        "role", which == 1 ? "primary" : "standby");
  }
}
