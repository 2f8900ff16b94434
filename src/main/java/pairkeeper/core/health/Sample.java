package pairkeeper.core.health;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.postgres.Lsn;

/**
 * What a running server said of itself in one probe.
 *
 * @param position current write position of a primary; the greater of received and replayed on a
 *     standby; null when it has none yet
 * @param replayed position up to which a standby has replayed, or null
 * @param lastReplayed commit time of the last transaction that a standby replayed, by the primary's
 *     clock, or null
 * @param receiver null on a primary and on a standby without a receiver
 * @param serverNow the server's clock
 */
public record Sample(
    boolean inRecovery,
    String systemIdentifier,
    long timeline,
    Lsn position,
    Lsn replayed,
    boolean replayPaused,
    Instant lastReplayed,
    Receiver receiver,
    List<Sender> senders,
    List<Slot> slots,
    String synchronousNames,
    String synchronousCommit,
    Instant serverStart,
    Instant serverNow) {

  public Sample {
    senders = List.copyOf(senders);
    slots = List.copyOf(slots);
  }

  /**
   * pg_stat_wal_receiver of a standby.
   *
   * @param latestEnd newest position of the primary that it was told, or null
   * @param lastMessage when the primary's last message came, or null
   */
  public record Receiver(String status, String host, Lsn latestEnd, Instant lastMessage) {
    public boolean streaming() {
      return status.equals("streaming");
    }
  }

  /** One row of pg_stat_replication of a primary; positions may be null. */
  public record Sender(
      String application, String address, String state, Lsn sent, Lsn replayed, String sync) {}

  /**
   * One replication slot.
   *
   * @param walStatus reserved, extended, unreserved, lost, or "" before 13
   * @param safeBytes bytes that may still be written before it is in danger, or null without a cap
   * @param heldBytes WAL that it keeps
   */
  public record Slot(
      String name, boolean active, String walStatus, Long safeBytes, long heldBytes) {}
}
