package pairkeeper.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.ops.audit.AuditFixture.BANK;
import static pairkeeper.ops.audit.AuditFixture.CLINIC;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.audit.Verification.Bad;
import pairkeeper.core.audit.Verification.Flaw;
import pairkeeper.core.model.Scope;
import pairkeeper.store.TestDatabase;

/** A chain has no gaps, whoever writes, and shows every change of what was written. */
class AuditChainTest {
  private final AuditFixture audit = new AuditFixture(new TestDatabase());

  @AfterEach
  void close() {
    audit.close();
  }

  @Test
  void an_empty_audit_is_whole() {
    assertThat(audit.verify().valid()).isTrue();
    assertThat(audit.verify().entries()).isZero();
  }

  @Test
  void writers_at_once_leave_chains_without_gaps() throws Exception {
    audit.recordAtOnce(8, 28, CLINIC, BANK, null);
    var found = audit.verify();
    assertThat(found.firstBad()).isEmpty();
    assertThat(found.entries()).isEqualTo(8 * 24);
    assertThat(found.upTo()).isEqualTo(AuditFixture.NOW);
  }

  @Test
  void what_was_rolled_back_was_never_told() {
    audit.record(CLINIC, 2);
    try {
      audit.database.run(() -> {
        AuditFixture.note(audit.log(audit.database.entityManager()), CLINIC, 9);
        throw new IllegalStateException("rolled back");
      });
    } catch (IllegalStateException expected) {
      // as intended
    }
    audit.record(CLINIC, 1);
    assertThat(audit.verify().entries()).isEqualTo(3);
    assertThat(audit.verify().valid()).isTrue();
  }

  @Test
  void a_changed_row_is_named() {
    audit.record(CLINIC, 5);
    audit.sql("update audit_entry set actor_name = 'somebody else' where seq = 3");
    assertBad(3, Flaw.CHANGED);
  }

  @Test
  void a_row_changed_together_with_its_hash_is_named_by_the_next_one() {
    audit.record(CLINIC, 5);
    AuditEntry third =
        audit.database.in(() -> audit.search().list(Scope.all(), AuditFilter.ALL, 0, 10)).get(2);
    var forged =
        new AuditEntry(
            CLINIC,
            3,
            third.prevHash(),
            third.at(),
            third.actorId(),
            "forged",
            third.actorDisplay(),
            third.via(),
            third.act(),
            null,
            third.textKey(),
            third.textArgs(),
            third.details());
    audit.sql(
        "update audit_entry set actor_name = 'forged', hash = '"
            + pairkeeper.ops.Sha256.hex(forged.canonical())
            + "' where seq = 3");
    assertBad(4, Flaw.MISLINKED);
  }

  @Test
  void a_deleted_row_is_named() {
    audit.record(CLINIC, 5);
    audit.sql("delete from audit_entry where seq = 2");
    assertBad(3, Flaw.MISSING);
  }

  @Test
  void swapped_rows_are_named() {
    audit.record(CLINIC, 5);
    audit.sql("update audit_entry set seq = 99 where seq = 2");
    audit.sql("update audit_entry set seq = 2 where seq = 4");
    audit.sql("update audit_entry set seq = 4 where seq = 99");
    assertBad(2, Flaw.CHANGED);
  }

  @Test
  void cut_off_rows_are_named() {
    audit.record(CLINIC, 5);
    audit.sql("delete from audit_entry where seq > 3");
    assertBad(4, Flaw.CUT_OFF);
  }

  @Test
  void a_row_put_behind_the_head_is_named() {
    audit.record(CLINIC, 3);
    audit.sql(
        "update audit_chain set head_seq = 2, head_hash = (select hash from audit_entry where seq ="
            + " 2) where head_seq = 3");
    assertBad(3, Flaw.BEYOND_HEAD);
  }

  @Test
  void an_exchanged_head_is_named() {
    audit.record(CLINIC, 3);
    audit.sql("update audit_chain set head_hash = '" + "f".repeat(64) + "' where head_seq = 3");
    assertBad(3, Flaw.MISLINKED);
  }

  @Test
  void an_auditor_of_one_customer_verifies_that_chain_only() {
    audit.record(CLINIC, 2);
    audit.record(BANK, 3);
    audit.record(null, 4);
    audit.sql("update audit_entry set act = 'x.y' where chain <> '" + CLINIC + "'");
    var found = audit.database.in(() -> audit.verifier().verify(Scope.of(Set.of(CLINIC))));
    assertThat(found.valid()).isTrue();
    assertThat(found.entries()).isEqualTo(2);
  }

  @Test
  void nobody_finds_entries_of_a_customer_out_of_sight() {
    audit.record(CLINIC, 2);
    audit.record(BANK, 3);
    audit.record(null, 1);
    audit.database.run(() -> {
      var clinics = Scope.of(Set.of(CLINIC));
      var search = audit.search();
      assertThat(search.count(clinics, AuditFilter.ALL)).isEqualTo(2);
      assertThat(search.count(Scope.nothing(), AuditFilter.ALL)).isZero();
      var banks = new AuditFilter(BANK, null, "", "", null, null);
      assertThat(search.list(clinics, banks, 0, 10)).isEmpty();
      assertThat(search.list(Scope.all(), banks, 0, 10)).hasSize(3);
    });
  }

  @Test
  void filters_take_signs_of_patterns_literally() {
    audit.record(CLINIC, 2);
    audit.database.run(() -> {
      var search = audit.search();
      assertThat(search.count(Scope.all(), by("%", ""))).isZero();
      assertThat(search.count(Scope.all(), by("NOBO", ""))).isEqualTo(2);
      assertThat(search.count(Scope.all(), by("", "pair"))).isEqualTo(2);
      assertThat(search.count(Scope.all(), by("", "pair.noted"))).isEqualTo(2);
      assertThat(search.count(Scope.all(), by("", "pai"))).isZero();
      var later = AuditFixture.NOW.plusMillis(1);
      assertThat(search.count(Scope.all(), new AuditFilter(null, null, "", "", later, null)))
          .isZero();
    });
  }

  private static AuditFilter by(String person, String act) {
    return new AuditFilter(null, null, person, act, null, null);
  }

  private void assertBad(long seq, Flaw flaw) {
    assertThat(audit.verify().firstBad()).isEqualTo(Optional.of(new Bad(CLINIC, seq, flaw)));
  }
}
