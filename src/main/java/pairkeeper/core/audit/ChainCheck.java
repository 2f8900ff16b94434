package pairkeeper.core.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import pairkeeper.core.audit.Verification.Bad;
import pairkeeper.core.audit.Verification.Flaw;

/**
 * Walks one chain entry by entry, in order, and stops at the first that does not hold. The entry
 * and the hash kept beside it are handed over one by one, so that a chain of any length fits.
 */
public final class ChainCheck {
  private final UUID chain;
  private final long headSeq;
  private final String headHash;
  private final UnaryOperator<String> sha256;
  private long seq;
  private String hash = AuditEntry.START;
  private Bad bad;

  /**
   * @param headSeq the number that the chain's head named before the walk
   * @param headHash the hash that it named
   * @param sha256 gives the hexadecimal SHA-256 of a text in UTF-8
   */
  public ChainCheck(UUID chain, long headSeq, String headHash, UnaryOperator<String> sha256) {
    this.chain = chain;
    this.headSeq = headSeq;
    this.headHash = headHash;
    this.sha256 = sha256;
  }

  /**
   * Looks at the next row.
   *
   * @param kept the hash that the row carries
   * @return whether it holds, and so did all before it
   */
  public boolean next(AuditEntry entry, String kept) {
    if (bad != null) {
      return false;
    }
    Flaw flaw = flaw(entry, kept);
    if (flaw != null) {
      bad = new Bad(chain, entry.seq(), flaw);
      return false;
    }
    seq = entry.seq();
    hash = kept;
    return true;
  }

  private Flaw flaw(AuditEntry entry, String kept) {
    if (entry.seq() != seq + 1) {
      return Flaw.MISSING;
    }
    if (!sha256.apply(entry.canonical()).equals(kept)) {
      return Flaw.CHANGED;
    }
    boolean asHead = entry.seq() != headSeq || kept.equals(headHash);
    return asHead && entry.prevHash().equals(hash) ? null : Flaw.MISLINKED;
  }

  /**
   * After the last row: the first that does not hold.
   *
   * @param headSeqNow the number that the head names after the walk; it may have moved on
   */
  public Optional<Bad> end(long headSeqNow) {
    if (bad == null && seq < headSeq) {
      bad = new Bad(chain, seq + 1, Flaw.CUT_OFF);
    } else if (bad == null && seq > headSeqNow) {
      bad = new Bad(chain, headSeqNow + 1, Flaw.BEYOND_HEAD);
    }
    return Optional.ofNullable(bad);
  }

  /** How many rows held. */
  public long held() {
    return seq;
  }
}
