package pairkeeper.ops.backup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import pairkeeper.core.access.PasswordRule;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLine;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.audit.AuditTrail;
import pairkeeper.ops.inventory.Vault;
import pairkeeper.store.backup.BackupHead;
import pairkeeper.store.backup.Snapshot;
import pairkeeper.store.backup.TablesIn;
import pairkeeper.store.database.OwnDatabase;

/**
 * Makes backups of the console while it works: everything as it is at one moment, with the key, in
 * one encrypted file, which is read back before it is given away.
 */
@ApplicationScoped
public class Backups {
  private static final System.Logger LOG = System.getLogger(Backups.class.getName());
  private static final DateTimeFormatter IN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String MADE = "backup.made";
  private static final int SHOWN = 10;

  private final Semaphore one = new Semaphore(1);

  private Transactions transactions;
  private Vault vault;
  private CurrentUser user;
  private AuditLog audit;
  private AuditTrail trail;
  private Clock clock;

  protected Backups() {}

  @Inject
  Backups(
      Transactions transactions,
      Vault vault,
      CurrentUser user,
      AuditLog audit,
      AuditTrail trail,
      Clock clock) {
    this.transactions = transactions;
    this.vault = vault;
    this.user = user;
    this.audit = audit;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A finished backup. Closing it deletes the file.
   *
   * @param name for whoever downloads it
   * @param rows in all tables
   */
  public record Made(Path file, String name, long rows) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** The newest backups that were made, newest first. */
  public List<AuditEntry> newest() {
    user.require(Right.ADMINISTER, null);
    var filter = new AuditFilter(AuditEntry.CONSOLE, null, "", MADE, null, null);
    return trail.list(filter, 0, SHOWN).stream().map(AuditLine::entry).toList();
  }

  /**
   * Makes one; the caller closes it.
   *
   * @param passphrase what alone will open it
   * @throws Refused naming {@code passphrase}, or "" while another one is being made
   */
  public Made make(Secret passphrase) {
    user.require(Right.ADMINISTER, null);
    PasswordRule.check("passphrase", passphrase.reveal(), user.actor().name());
    if (!one.tryAcquire()) {
      throw new Refused("", Text.of("backup.refused.underway"));
    }
    try {
      return made(passphrase);
    } finally {
      one.release();
    }
  }

  private Made made(Secret passphrase) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    // before, so that the backup itself says that it was made
    tell(MADE, "backup.audit.made");
    Path file = null;
    try {
      file = Files.createTempFile("backup", ".sealed");
      write(file, passphrase, now);
      long rows;
      try (InputStream in = SealedFile.read(file, passphrase)) {
        rows = TablesIn.check(in).total();
      }
      return new Made(file, "pairkeeper-" + IN_NAME.format(now) + ".backup", rows);
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "the backup of the console failed", e);
      tell("backup.failed", "backup.audit.failed");
      delete(file);
      throw new Refused("", Text.of("backup.refused.failed"));
    }
  }

  private void write(Path file, Secret passphrase, Instant now) throws SQLException, IOException {
    OwnDatabase database = OwnDatabase.current();
    var head =
        new BackupHead(
            System.getProperty("pairkeeper.version", "?"),
            now,
            user.actor().display(),
            database.word(),
            database.applied(),
            vault.keptKey());
    try (OutputStream out = SealedFile.write(file, passphrase)) {
      new Snapshot(database).write(head, out);
    }
  }

  private void tell(String act, String text) {
    transactions.run(() -> audit.record(act, null, null, Text.of(text), Map.of()));
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
