package pairkeeper.store.audit;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import pairkeeper.core.audit.AuditEntry;

/** One row of the table {@code audit_entry}; never updated. */
@Entity
@Immutable
@Table(name = "audit_entry")
class EntryRow {
  @EmbeddedId private Link link;
  private String prevHash;
  private String hash;
  private Instant happenedAt;
  private UUID actorId;
  private String actorName;
  private String actorDisplay;
  private String via;
  private String act;
  private UUID pairId;
  private String textKey;
  private String textArgs;
  private String details;

  /** Chain and number. */
  @Embeddable
  static class Link implements Serializable {
    private static final long serialVersionUID = 1L;
    private UUID chain;
    private long seq;

    /** For JPA. */
    protected Link() {}

    Link(UUID chain, long seq) {
      this.chain = chain;
      this.seq = seq;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Link l && l.seq == seq && l.chain.equals(chain);
    }

    @Override
    public int hashCode() {
      return Objects.hash(chain, seq);
    }
  }

  /** For JPA. */
  protected EntryRow() {}

  EntryRow(AuditEntry e, String hash) {
    link = new Link(e.chain(), e.seq());
    prevHash = e.prevHash();
    this.hash = hash;
    happenedAt = e.at();
    actorId = e.actorId();
    actorName = e.actorName();
    actorDisplay = e.actorDisplay();
    via = e.via();
    act = e.act();
    pairId = e.pair();
    textKey = e.textKey();
    textArgs = e.textArgs();
    details = e.details();
  }

  String hash() {
    return hash;
  }

  AuditEntry toEntry() {
    return new AuditEntry(
        link.chain,
        link.seq,
        prevHash,
        happenedAt,
        actorId,
        actorName,
        actorDisplay,
        via,
        act,
        pairId,
        textKey,
        textArgs,
        details);
  }
}
