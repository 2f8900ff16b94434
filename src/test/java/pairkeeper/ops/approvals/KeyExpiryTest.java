package pairkeeper.ops.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Instance;
import pairkeeper.ops.DatabaseTransactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.approvals.KeyRequests;
import pairkeeper.store.audit.AuditStore;

/** Another host key that a second person was asked for on 1 January at 10:00, for half an hour. */
class KeyExpiryTest {
  private static final Pattern NEEDED =
      Pattern.compile("insert into (customer|site|credential|host|host_key_request) ");

  private final TestDatabase database = new TestDatabase();
  private final KeyRequests requests = database.with(new KeyRequests());

  @BeforeEach
  void asked() throws IOException {
    try (var file = getClass().getResourceAsStream("/released/rows.sql")) {
      String rows = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String row : rows.split(";\\R")) {
        if (NEEDED.matcher(row).find()) {
          String sql = row.replaceAll("BYTES\\((\\w+)\\)", "X'$1'");
          database.in(() -> database.entityManager().createNativeQuery(sql).executeUpdate());
        }
      }
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void stays_as_long_as_somebody_can_agree_to_it() {
    expiry("2026-01-01T10:29:59Z").end();

    assertThat(waiting()).isEqualTo(1);
    assertThat(audited()).isEmpty();
  }

  @Test
  void is_taken_away_when_nobody_did_and_the_audit_has_it_once() {
    expiry("2026-01-01T10:30:00Z").end();
    expiry("2026-01-01T10:30:30Z").end();

    assertThat(waiting()).isZero();
    assertThat(audited()).containsExactly("host-key.expired");
  }

  private KeyExpiry expiry(String now) {
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    var user = new CurrentUser();
    var log = new AuditLog(new AuditStore(database.entityManager()), user, clock);
    return new KeyExpiry(
        new DatabaseTransactions(database), requests, new KeyAudit(unpaired(), log), user, clock);
  }

  private static Pairs unpaired() {
    return new Pairs() {
      @Override
      public List<Instance> on(UUID host) {
        return List.of();
      }
    };
  }

  private int waiting() {
    return database.in(() -> requests.expired(Instant.parse("2030-01-01T00:00:00Z"))).size();
  }

  private List<String> audited() {
    return database.in(() ->
        database
            .entityManager()
            .createQuery("select e.act from EntryRow e order by e.link.seq", String.class)
            .getResultList());
  }
}
