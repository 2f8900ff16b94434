package pairkeeper.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.audit.AuditEntry;

/** The audit page's address says what is filtered, in the viewer's days, and survives nonsense. */
class AuditQueryTest {
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  private static AuditQuery query(Map<String, String> parameters) {
    return AuditQuery.of(parameters::get);
  }

  @Test
  void days_are_whole_days_of_the_viewers_zone() {
    var filter = query(Map.of("from", "2026-11-20", "to", "2026-11-20")).filter(WARSAW);
    assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
    assertThat(filter.to()).isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));
  }

  @Test
  void the_console_has_a_word_of_its_own() {
    var filter = query(Map.of("customer", AuditQuery.CONSOLE)).filter(WARSAW);
    assertThat(filter.chain()).isEqualTo(AuditEntry.CONSOLE);
  }

  @Test
  void nonsense_fits_nothing_or_counts_as_not_given() {
    var filter = query(Map.of("customer", "' or 1=1", "from", "yesterday")).filter(WARSAW);
    assertThat(filter.chain()).isEqualTo(new UUID(-1, -1));
    assertThat(filter.from()).isNull();
  }

  @Test
  void an_address_gives_back_what_it_was_read_from() {
    var query = query(Map.of("person", "Zoë & co", "act", "run"));
    assertThat(query.address("")).isEqualTo("?person=Zo%C3%AB+%26+co&act=run");
    assertThat(query.address("page=2")).endsWith("&page=2");
    assertThat(query(Map.of()).address("page=2")).isEqualTo("?page=2");
    assertThat(query(Map.of()).narrow()).isFalse();
  }
}
