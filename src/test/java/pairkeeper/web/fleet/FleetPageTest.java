package pairkeeper.web.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.HealthyPair;
import pairkeeper.core.health.Outlook;
import pairkeeper.core.health.Readiness;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.health.Verdict.Kind;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Tags;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Roster;
import pairkeeper.ops.monitoring.PairStatus;

/** Order, counts, filters and pages of the fleet. */
class FleetPageTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:12:40Z");
  private static final UUID CUSTOMER = new UUID(9, 1);
  private static final Stamp STAMP = new Stamp(1, null, "", null);

  private final Map<Integer, Kind> ill =
      Map.of(70, Kind.WARNING, 90, Kind.DIVERGED, 80, Kind.CRITICAL, 60, Kind.CRITICAL);

  @Test
  void the_worst_come_first_then_who_has_been_so_for_longest_then_by_name() {
    var page = page(100, ill, Map.of());
    assertThat(names(page.getWorst())).containsExactly("pair-90", "pair-80", "pair-60");
    assertThat(names(page.getRows()))
        .startsWith("pair-90", "pair-80", "pair-60", "pair-70", "pair-1", "pair-10", "pair-100");
  }

  @Test
  void counts_are_of_all_pairs_however_few_are_shown() {
    var page = page(100, ill, Map.of("page", "2"));
    assertThat(page.getCount()).isEqualTo(100);
    assertThat(page.getNeeding()).isEqualTo(3);
    assertThat(page.getChips())
        .extracting(c -> c.mark() + " " + c.count())
        .containsExactly(" 100", "person 3", "watch 1", "ok 96");
  }

  @Test
  void a_page_holds_fifty_and_the_last_one_the_rest() {
    var first = page(120, ill, Map.of());
    assertThat(first.getRows()).hasSize(50);
    assertThat(first.getPages()).isEqualTo(3);
    assertThat(first.getNextAddress()).isEqualTo("/fleet/index.xhtml?page=2");
    var last = page(120, ill, Map.of("page", "3"));
    assertThat(last.getRows()).hasSize(20);
    assertThat(last.getFrom()).isEqualTo(101);
    assertThat(last.getTo()).isEqualTo(120);
    assertThat(last.getPreviousAddress()).isEqualTo("/fleet/index.xhtml?page=2");
    assertThat(page(120, ill, Map.of("page", "77")).getRows()).isEqualTo(last.getRows());
  }

  @Test
  void a_fleet_red_all_over_shows_ten_and_says_how_many_more() {
    var all = IntStream.rangeClosed(1, 60).boxed();
    Map<Integer, Kind> red =
        all.collect(java.util.stream.Collectors.toMap(n -> n, n -> Kind.CRITICAL));
    var page = page(60, red, Map.of());
    assertThat(page.getWorst()).hasSize(10);
    assertThat(page.getMore()).isEqualTo(50);
    assertThat(page.getNeedingAddress()).isEqualTo("/fleet/index.xhtml?state=person");
    var filtered = page(60, red, Map.of("state", "person"));
    assertThat(filtered.isOfNeeding()).isTrue();
    assertThat(filtered.getWorst()).isEmpty();
    assertThat(filtered.getRows()).hasSize(50);
  }

  @Test
  void words_and_state_are_kept_from_page_to_page() {
    var page = page(120, ill, Map.of("q", "pair-1", "state", "ok"));
    assertThat(names(page.getRows())).allMatch(name -> name.startsWith("pair-1"));
    assertThat(page.getChips().getFirst().address()).isEqualTo("/fleet/index.xhtml?q=pair-1");
    assertThat(page.getChips().get(1).address()).isEqualTo("/fleet/index.xhtml?q=pair-1&state=ok");
  }

  @Test
  void says_how_many_could_not_fail_over_and_leads_to_them() {
    var page = page(100, ill, Map.of());
    assertThat(page.getUnable()).isEqualTo(20);
    assertThat(page.getUnableAddress()).isEqualTo("/fleet/index.xhtml?ready=no");
    assertThat(page.getReadyChips())
        .extracting(c -> c.mark() + " " + c.count())
        .containsExactly("no 20", "unknown 20");
    var unable = page(100, ill, Map.of("ready", "no"));
    assertThat(unable.getTotal()).isEqualTo(20);
    assertThat(unable.getRows()).allMatch(row -> row.hurdleBrief().key().endsWith(".no"));
    assertThat(unable.getChips()).noneMatch(FleetPage.Chip::on);
    assertThat(unable.getChips().getFirst().address()).isEqualTo("/fleet/index.xhtml");
    assertThat(unable.getReadyChips().getFirst().on()).isTrue();
    var both = page(100, ill, Map.of("ready", "no", "state", "person"));
    assertThat(names(both.getRows())).containsExactly("pair-90", "pair-80", "pair-60");
  }

  @Test
  void an_empty_fleet_teaches_and_a_search_without_result_does_not() {
    assertThat(page(0, ill, Map.of()).isBlank()).isTrue();
    var nothing = page(3, ill, Map.of("q", "nobody"));
    assertThat(nothing.isBlank()).isFalse();
    assertThat(nothing.getRows()).isEmpty();
    assertThat(nothing.getFrom()).isZero();
  }

  private static List<String> names(List<FleetRow> rows) {
    return rows.stream().map(FleetRow::name).toList();
  }

  private static FleetPage page(int pairs, Map<Integer, Kind> ill, Map<String, String> asked) {
    var entries = IntStream.rangeClosed(1, pairs).mapToObj(FleetPageTest::entry).toList();
    var list = new FleetList(() -> entries, pair -> status(pair, ill));
    return new FleetPage(list, null, null, request(asked));
  }

  private static Roster.Entry entry(int number) {
    var site = new Site(new UUID(8, 1), CUSTOMER, "Site", "", "Europe/Warsaw", List.of(), STAMP);
    var pair = HealthyPair.of(number, CUSTOMER, site.id()).pair();
    return new Roster.Entry(new PairSheet(pair, Tags.none(), "", "", null, STAMP), "Aurora", site);
  }

  /** Ill ones of a higher number have been so for longer. */
  private static PairStatus status(Pair pair, Map<Integer, Kind> ill) {
    int number = (int) pair.id().getMostSignificantBits();
    Kind kind = ill.getOrDefault(number, Kind.HEALTHY);
    var reasons =
        kind == Kind.HEALTHY
            ? List.<Verdict.Reason>of()
            : List.of(new Verdict.Reason("r", kind, Text.of("health.not-seen"), "console"));
    var verdict = new Verdict(kind, reasons, 0L, 0.0, NOW);
    return new PairStatus(
        pair, verdict, Map.of(), Map.of("r", NOW.minusSeconds(number)), outlook(number));
  }

  /** Every fifth pair could not fail over; of as many it is not known. */
  private static Outlook outlook(int number) {
    Readiness.Kind kind =
        switch (number % 5) {
          case 0 -> Readiness.Kind.NOT_READY;
          case 1 -> Readiness.Kind.UNKNOWN;
          default -> Readiness.Kind.READY;
        };
    var reasons =
        kind == Readiness.Kind.READY
            ? List.<Readiness.Reason>of()
            : List.of(new Readiness.Reason(kind.word(), Text.of("health.no-standby"), "console"));
    var failover = new Readiness(Readiness.Act.FAILOVER, kind, reasons, List.of(), NOW);
    return new Outlook(failover, failover, failover);
  }

  private static HttpServletRequest request(Map<String, String> parameters) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FleetPageTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getParameter" -> parameters.get((String) args[0]);
                  case "getContextPath" -> "";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
