package pairkeeper.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.verify.SignedAudit.CLINIC;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.core.audit.ExportedEntry;
import pairkeeper.core.audit.FlatJson;
import pairkeeper.verify.Finding.Kind;

/** Whatever is done to an audit or its checkpoints, the verifier names the first of it. */
class AuditCheckTest {
  private final SignedAudit audit = SignedAudit.whole();

  private void found(Kind kind, String name, String value) throws IOException {
    List<Finding> findings = audit.check().findings();
    assertThat(findings).isNotEmpty();
    assertThat(findings.getFirst().kind()).isEqualTo(kind);
    assertThat(findings.getFirst().args()).containsEntry(name, value);
  }

  /** Where entry n of the clinic's chain lies. */
  private int at(long seq) {
    for (int i = 0; i < audit.entries.size(); i++) {
      AuditEntry e = audit.entries.get(i).entry();
      if (e.chain().equals(CLINIC) && e.seq() == seq) {
        return i;
      }
    }
    throw new AssertionError(seq);
  }

  private ExportedEntry changed(long seq) {
    AuditEntry e = audit.entries.get(at(seq)).entry();
    return SignedAudit.hashed(SignedAudit.entry(CLINIC, seq, e.prevHash(), "somebody else"));
  }

  @Test
  void a_whole_audit_is_whole() throws IOException {
    AuditCheck.Report report = audit.check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(9);
    assertThat(report.chains()).isEqualTo(2);
    assertThat(report.checkpoints()).isEqualTo(3);
    assertThat(report.newest().number()).isEqualTo(3);
  }

  @Test
  void an_audit_that_grew_since_the_newest_checkpoint_is_whole() throws IOException {
    audit.add(CLINIC, 4);
    assertThat(audit.check().findings()).isEmpty();
  }

  @Test
  void a_changed_entry_is_named() throws IOException {
    String hash = audit.entries.get(at(2)).hash();
    audit.entries.set(at(2), new ExportedEntry(changed(2).entry(), hash));
    found(Kind.CHANGED, "seq", "2");
  }

  @Test
  void an_entry_changed_together_with_its_hash_is_named_by_the_next() throws IOException {
    audit.entries.set(at(2), changed(2));
    found(Kind.MISLINKED, "seq", "3");
  }

  @Test
  void a_removed_entry_is_named() throws IOException {
    audit.entries.remove(at(4));
    found(Kind.MISSING, "seq", "4");
  }

  @Test
  void reordered_entries_are_named() throws IOException {
    Collections.swap(audit.entries, at(2), at(4));
    found(Kind.MISSING, "seq", "2");
  }

  @Test
  void a_cut_off_tail_is_named_with_the_checkpoint_that_saw_it() throws IOException {
    audit.entries.remove(at(6));
    audit.entries.remove(at(5));
    found(Kind.CUT_OFF, "seq", "5");
    assertThat(audit.check().findings().getFirst().args()).containsEntry("checkpoint", "2");
  }

  @Test
  void a_chain_that_is_gone_altogether_is_named() throws IOException {
    audit.entries.removeIf(e -> e.entry().chain().equals(CLINIC));
    found(Kind.CUT_OFF, "seq", "1");
  }

  @Test
  void a_chain_written_anew_is_named() throws IOException {
    audit.entries.removeIf(e -> e.entry().chain().equals(CLINIC));
    String before = AuditEntry.START;
    for (long seq = 1; seq <= 6; seq++) {
      var entry = SignedAudit.hashed(SignedAudit.entry(CLINIC, seq, before, "other words"));
      audit.entries.add(entry);
      before = entry.hash();
    }
    found(Kind.REWRITTEN, "seq", "3");
  }

  @Test
  void a_checkpoint_signed_with_another_key_is_forged() throws IOException {
    Checkpoint second = Checkpoint.parse(audit.checkpoints.get(1));
    String forged = SignedAudit.signature(SignedAudit.keys(), second.canonical());
    audit.checkpoints.set(1, second.signed(forged).line());
    found(Kind.FORGED, "number", "2");
  }

  @Test
  void a_checkpoint_whose_heads_were_changed_is_forged() throws IOException {
    audit.checkpoints.set(2, audit.checkpoints.get(2).replace(":6:", ":5:"));
    found(Kind.FORGED, "number", "3");
  }

  @Test
  void a_removed_checkpoint_is_named() throws IOException {
    audit.checkpoints.remove(1);
    found(Kind.CHECKPOINT_MISSING, "number", "2");
  }

  @Test
  void a_removed_first_checkpoint_is_named() throws IOException {
    audit.checkpoints.remove(0);
    found(Kind.CHECKPOINT_MISSING, "number", "1");
  }

  @Test
  void checkpoints_in_another_order_are_named() throws IOException {
    Collections.swap(audit.checkpoints, 1, 2);
    found(Kind.CHECKPOINT_MISSING, "number", "2");
  }

  @Test
  void a_checkpoint_of_another_history_is_named() throws IOException {
    var other = new SignedAudit();
    other.add(CLINIC, 1).checkpoint();
    var keyOfOther = other.publicKey();
    other.checkpoints.add(
        new Checkpoint(2, SignedAudit.AT, "f".repeat(64), "", 1, List.of(), "").line());
    assertThat(
            AuditCheck.of(
                    new BufferedReader(new StringReader(other.export())),
                    other.checkpoints,
                    keyOfOther)
                .findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.FORGED);
  }

  @Test
  void a_checkpoint_written_twice_is_no_flaw() throws IOException {
    audit.checkpoints.add(2, audit.checkpoints.get(1));
    assertThat(audit.check().findings()).isEmpty();
  }

  @Test
  void rubbish_between_the_lines_is_named() throws IOException {
    audit.checkpoints.add(1, "{\"format\":\"pairkeeper-checkpoint-1\"");
    found(Kind.CHECKPOINT_UNREADABLE, "line", "2");
  }

  @Test
  void what_is_no_key_is_refused() {
    assertThatThrownBy(() ->
            AuditCheck.of(
                new BufferedReader(new StringReader(audit.export())), audit.checkpoints, "no key"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_letter_survives_the_export() {
    ExportedEntry entry =
        SignedAudit.hashed(
            SignedAudit.entry(CLINIC, 1, AuditEntry.START, "a\"b\\c\n\t\u0000\u2028 Żółć 中 😀"));
    assertThat(entry.line()).doesNotContain("\n");
    assertThat(ExportedEntry.parse(entry.line())).isEqualTo(entry);
    assertThat(FlatJson.read("{}")).isEmpty();
  }
}
