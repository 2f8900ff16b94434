package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.count.Counted;
import pairkeeper.core.count.KeptCount;

/**
 * What became of one query in one run.
 *
 * @param verdict {@code equal}, {@code within}, {@code differs} or {@code unknown}
 * @param why what the numbers lie within, or why nothing is known; else null
 * @param again the primary once more; its rows are null where nobody had to ask
 */
public record ComparedJson(
    UUID run,
    String name,
    String verdict,
    String why,
    Side primary,
    Side standby,
    Side again,
    Long difference,
    Instant at) {

  /**
   * @param rows the number, or null
   * @param lsn position in the WAL right after the snapshot was taken, or null
   * @param at when, by the server's clock, or null
   */
  public record Side(Long rows, String lsn, Instant at) {
    static Side of(Counted counted) {
      return new Side(counted.number(), counted.lsn(), counted.at());
    }
  }

  static ComparedJson of(KeptCount kept, Speaker speaker) {
    var c = kept.of();
    return new ComparedJson(
        kept.run(),
        c.name(),
        c.verdict().word(),
        speaker.say(c.why()),
        Side.of(c.primary()),
        Side.of(c.standby()),
        Side.of(c.again()),
        c.difference(),
        kept.at());
  }
}
