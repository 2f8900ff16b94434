package pairkeeper.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.core.audit.ExportHead;
import pairkeeper.core.audit.ExportedEntry;

/** An exported audit of two chains with its checkpoints, to be spoilt by tests. */
final class SignedAudit {
  static final UUID CLINIC = new UUID(7, 1);
  static final Instant AT = Instant.parse("2026-11-20T02:48:31.123456Z");

  final List<ExportedEntry> entries = new ArrayList<>();
  final List<String> checkpoints = new ArrayList<>();
  private final KeyPair keys = keys();
  private Checkpoint last;

  /** Three entries of each chain, a checkpoint, two more of the clinic, a second checkpoint. */
  static SignedAudit whole() {
    var audit = new SignedAudit();
    audit.add(AuditEntry.CONSOLE, 3).add(CLINIC, 3).checkpoint();
    audit.add(CLINIC, 2).checkpoint();
    audit.add(CLINIC, 1).checkpoint();
    return audit;
  }

  static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SignedAudit add(UUID chain, int count) {
    for (int i = 0; i < count; i++) {
      ExportedEntry before = last(chain);
      long seq = before == null ? 1 : before.entry().seq() + 1;
      String hash = before == null ? AuditEntry.START : before.hash();
      entries.add(hashed(entry(chain, seq, hash, "Łucja \"Ł\" Żak\n" + seq)));
    }
    return this;
  }

  static AuditEntry entry(UUID chain, long seq, String before, String display) {
    return new AuditEntry(
        chain,
        seq,
        before,
        AT.plusSeconds(seq),
        new UUID(1, 1),
        "lucja",
        display,
        "",
        "pair.noted",
        seq % 2 == 0 ? new UUID(2, 2) : null,
        "audit.test",
        "{\"n\":" + seq + "}",
        "{}");
  }

  static ExportedEntry hashed(AuditEntry entry) {
    return new ExportedEntry(entry, Sums.sha256(entry.canonical()));
  }

  private ExportedEntry last(UUID chain) {
    return entries.stream()
        .filter(e -> e.entry().chain().equals(chain))
        .reduce((a, b) -> b)
        .orElse(null);
  }

  SignedAudit checkpoint() {
    var heads = new ArrayList<Checkpoint.Head>();
    for (UUID chain : List.of(AuditEntry.CONSOLE, CLINIC)) {
      ExportedEntry head = last(chain);
      if (head != null) {
        heads.add(new Checkpoint.Head(chain, head.entry().seq(), head.hash()));
      }
    }
    last =
        new Checkpoint(
            last == null ? 1 : last.number() + 1,
            AT.plusSeconds(60L * checkpoints.size()),
            last == null ? AuditEntry.START : Sums.sha256(last.canonical()),
            Sums.sha256(keys.getPublic().getEncoded()),
            entries.size(),
            heads,
            "");
    checkpoints.add(last.signed(signature(keys, last.canonical())).line());
    return this;
  }

  static String signature(KeyPair keys, String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String export() {
    var lines = new StringBuilder(ExportHead.line(AT, true) + "\n");
    entries.stream()
        .sorted((a, b) -> a.entry().chain().compareTo(b.entry().chain()))
        .forEach(e -> lines.append(e.line()).append('\n'));
    return lines.toString();
  }

  String publicKey() {
    String body = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  AuditCheck.Report check() throws IOException {
    return AuditCheck.of(new BufferedReader(new StringReader(export())), checkpoints, publicKey());
  }
}
