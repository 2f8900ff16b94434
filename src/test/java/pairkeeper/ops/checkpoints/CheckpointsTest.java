package pairkeeper.ops.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.SettableClock;
import pairkeeper.core.access.Grants;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.DatabaseTransactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.inventory.Vault;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.audit.AuditStore;
import pairkeeper.store.audit.CheckpointStore;
import pairkeeper.store.inventory.SecretRepository;
import pairkeeper.store.setting.Settings;
import pairkeeper.verify.AuditCheck;
import pairkeeper.verify.Finding;

/** From entries of the audit to a file elsewhere that the verifier holds against an export. */
class CheckpointsTest {
  private static final UUID CLINIC = new UUID(7, 1);

  private final TestDatabase database = new TestDatabase();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T02:00:00Z"));
  private final CurrentUser user = new CurrentUser();
  private final AuditStore audit = new AuditStore(database.entityManager());
  private final AuditLog log = new AuditLog(audit, user, clock);
  private final boolean[] roleChanged = new boolean[1];
  private final CheckpointStore store =
      new CheckpointStore(database.entityManager()) {
        @Override
        public boolean roleChangeEnded(Instant after) {
          return roleChanged[0];
        }
      };
  private final DatabaseTransactions transactions = new DatabaseTransactions(database);
  private final CheckpointKey key =
      new CheckpointKey(
          database.with(new Settings()),
          database.with(new SecretRepository()),
          new OpenVault(),
          transactions,
          clock);
  private CheckpointSettings settings;
  private Checkpoints checkpoints;

  @TempDir Path folder;

  /** Seals nothing: what the vault does has tests of its own. */
  private static final class OpenVault extends Vault {
    @Override
    public byte[] seal(UUID row, Secret secret) {
      return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Secret unseal(UUID row, byte[] sealed) {
      return Secret.of(new String(sealed, StandardCharsets.UTF_8));
    }
  }

  @BeforeEach
  void start() {
    settings =
        new CheckpointSettings() {
          private final Target file = new FileTarget(folder);

          @Override
          List<Target> targets() {
            return List.of(file);
          }

          @Override
          Duration every() {
            return Duration.ofHours(1);
          }
        };
    checkpoints = new Checkpoints(audit, store, key, settings, transactions, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void note(int entries) {
    for (int i = 0; i < entries; i++) {
      database.run(() ->
          log.record("pair.noted", CLINIC, null, Text.of("audit.test", "n", 1), Map.of("ł", "ж")));
    }
  }

  private List<String> lines() throws IOException {
    Path file = folder.resolve("checkpoints.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private AuditCheck.Report verified() throws Exception {
    var out = new StringWriter();
    var everyone = new CurrentUser.Acting(user.actor(), Grants.everything());
    user.call(
        everyone,
        () -> {
          new AuditExport(audit, transactions, user, clock).write(out);
          return null;
        });
    return AuditCheck.of(new BufferedReader(new StringReader(out.toString())), lines(), key.pem());
  }

  @Test
  void the_first_entries_are_signed_at_once_and_an_auditor_verifies_them() throws Exception {
    note(3);
    checkpoints.work();

    assertThat(lines()).hasSize(1);
    assertThat(verified().findings()).isEmpty();
    assertThat(verified().entries()).isEqualTo(3);
    assertThat(verified().all()).isTrue();
  }

  @Test
  void without_new_entries_there_is_no_new_checkpoint() throws Exception {
    note(1);
    checkpoints.work();
    clock.goOn(Duration.ofHours(3));
    checkpoints.work();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void new_entries_wait_an_hour_at_most() throws Exception {
    note(1);
    checkpoints.work();
    note(1);
    clock.goOn(Duration.ofMinutes(59));
    checkpoints.work();
    assertThat(lines()).hasSize(1);
    clock.goOn(Duration.ofMinutes(1));
    checkpoints.work();
    assertThat(lines()).hasSize(2);
    assertThat(verified().findings()).isEmpty();
  }

  @Test
  void a_role_change_that_ended_is_signed_at_once() throws Exception {
    note(1);
    checkpoints.work();
    note(2);
    roleChanged[0] = true;
    checkpoints.work();
    assertThat(lines()).hasSize(2);
  }

  @Test
  void entries_that_were_cut_off_in_the_database_are_found_by_the_auditor() throws Exception {
    note(5);
    checkpoints.work();
    database.in(() ->
        database
            .entityManager()
            .createNativeQuery("delete from audit_entry where seq > 3")
            .executeUpdate());

    assertThat(verified().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.CUT_OFF);
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_and_tried_again_later() throws Exception {
    Files.delete(folder);
    Files.writeString(folder, "in the way");
    note(1);
    checkpoints.work();
    var failing = checkpoints.standings().getFirst();
    assertThat(failing.behind()).isEqualTo(1);
    assertThat(failing.failure()).isEqualTo("audit.checkpoint.failure.file");

    Files.delete(folder);
    checkpoints.work();
    assertThat(checkpoints.standings().getFirst().behind()).as("too early").isEqualTo(1);
    clock.goOn(Duration.ofSeconds(15));
    checkpoints.work();
    assertThat(checkpoints.standings().getFirst().behind()).isZero();
    assertThat(checkpoints.standings().getFirst().failures()).isZero();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void what_was_written_before_a_crash_is_not_written_twice() throws Exception {
    note(1);
    checkpoints.work();
    database.in(() ->
        database
            .entityManager()
            .createNativeQuery("update checkpoint_delivery set delivered = 0")
            .executeUpdate());
    database.entityManager().clear();
    checkpoints.work();
    assertThat(lines()).hasSize(1);
    assertThat(checkpoints.standings().getFirst().behind()).isZero();
  }

  @Test
  void a_file_of_another_history_is_left_alone() throws Exception {
    note(1);
    checkpoints.work();
    Checkpoint other = Checkpoint.parse(lines().getFirst());
    var target = new FileTarget(folder);

    assertThat(target.deliver(1, other.signed("otherwise").line()))
        .isEqualTo("audit.checkpoint.failure.ahead");
    Files.writeString(folder.resolve("checkpoints.jsonl"), "rubbish\n");
    assertThat(target.deliver(2, other.line())).isEqualTo("audit.checkpoint.failure.foreign");
  }

  @Test
  void the_private_key_is_among_the_sealed_secrets_and_the_public_one_stays_the_same() {
    assertThat(key.pem()).isEqualTo(key.pem()).startsWith("-----BEGIN PUBLIC KEY-----\n");
    long sealed =
        database.in(() ->
            (Long)
                database
                    .entityManager()
                    .createQuery(
                        "select count(s) from SecretRow s where s.purpose = 'checkpoint-key'")
                    .getSingleResult());
    assertThat(sealed).isEqualTo(1);
  }

  @Test
  void a_webhook_is_https_and_names_no_password() {
    for (String address :
        List.of(
            "http://a.example/x", "https://me:secret@a.example", "ftp://a", "https:///x", ":")) {
      assertThatThrownBy(() -> new WebhookTarget(address, HttpClient.newBuilder()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new WebhookTarget("https://a.example/t0ken", HttpClient.newBuilder()).place())
        .isEqualTo("https://a.example");
  }
}
