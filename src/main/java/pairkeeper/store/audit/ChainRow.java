package pairkeeper.store.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import pairkeeper.core.audit.AuditEntry;

/** One row of the table {@code audit_chain}: where the next entry is to be linked. */
@Entity
@Table(name = "audit_chain")
class ChainRow {
  @Id UUID chain;
  long headSeq;
  String headHash;

  /** For JPA. */
  protected ChainRow() {}

  ChainRow(UUID chain) {
    this.chain = chain;
    this.headHash = AuditEntry.START;
  }
}
