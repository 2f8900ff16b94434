package pairkeeper.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.Verdict.Kind;

class DigestTest {
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final UUID CLINIC = new UUID(7, 1);

  private static Instant at(String when) {
    return Instant.parse(when);
  }

  @Test
  void is_due_at_its_hour_on_the_customers_clock_and_for_six_hours() {
    Instant long_ago = Instant.EPOCH;
    assertThat(Digest.due(7, WARSAW, long_ago, at("2026-11-20T05:59:59Z"))).isEmpty();
    assertThat(Digest.due(7, WARSAW, long_ago, at("2026-11-20T06:00:00Z")))
        .contains(LocalDate.of(2026, 11, 20));
    assertThat(Digest.due(7, WARSAW, long_ago, at("2026-11-20T11:59:59Z"))).isPresent();
    assertThat(Digest.due(7, WARSAW, long_ago, at("2026-11-20T12:00:00Z"))).isEmpty();
  }

  @Test
  void at_an_hour_that_does_not_exist_it_comes_right_after_the_gap() {
    assertThat(Digest.due(2, WARSAW, Instant.EPOCH, at("2026-03-29T00:59:59Z"))).isEmpty();
    assertThat(Digest.due(2, WARSAW, Instant.EPOCH, at("2026-03-29T01:00:00Z"))).isPresent();
  }

  @Test
  void a_channel_that_was_made_after_its_hour_begins_tomorrow() {
    Instant made = at("2026-11-20T06:30:00Z");
    assertThat(Digest.due(7, WARSAW, made, at("2026-11-20T06:31:00Z"))).isEmpty();
    assertThat(Digest.due(7, WARSAW, made, at("2026-11-21T06:00:00Z"))).isPresent();
  }

  @Test
  void names_what_is_not_well_the_worst_first() {
    var digest =
        new Digest(
            CLINIC,
            "Clinic",
            List.of(
                new Digest.PairLine("his", Kind.HEALTHY),
                new Digest.PairLine("lab", Kind.WARNING),
                new Digest.PairLine("pacs", Kind.SPLIT_BRAIN)),
            List.of(new Digest.JobLine("Images", "pacs", "failed")),
            List.of());
    Message message = digest.message(LocalDate.of(2026, 11, 20), Instant.EPOCH);
    assertThat(message.state()).isEqualTo("not-well");
    assertThat(message.key()).isEqualTo("digest:" + CLINIC + ":2026-11-20");
    assertThat(message.words().lines())
        .extracting(line -> line.text().key() + " " + line.text().args().get("pair"))
        .containsExactly(
            "notify.digest.pairs null",
            "notify.pair.now pacs",
            "notify.pair.now lab",
            "notify.job.failed pacs",
            "notify.digest.jobs null");
  }

  @Test
  void says_so_when_all_is_well() {
    var digest =
        new Digest(
            CLINIC,
            "Clinic",
            List.of(new Digest.PairLine("his", Kind.HEALTHY)),
            List.of(),
            List.of());
    assertThat(digest.message(LocalDate.of(2026, 11, 20), Instant.EPOCH).state()).isEqualTo("well");
  }
}
