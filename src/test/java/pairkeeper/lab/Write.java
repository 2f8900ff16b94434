// One write that a server acknowledged to the ledger's client.
package pairkeeper.lab;

import java.time.Instant;

/**
 * One write that a server acknowledged to the ledger's client.
 *
 * @param sequence unique over all servers of one ledger
 * @param server the address it was written to
 * @param timeline the server's timeline while writing
 * @param position the WAL position in bytes just before the commit
 * @param asked when the client began to write, by its own clock
 * @param acknowledged when the client had the server's word for it
 */
public record Write(
    long sequence,
    String server,
    long timeline,
    long position,
    Instant asked,
    Instant acknowledged) {
  String line() {
    return "%d\t%s\t%d\t%d\t%s\t%s%n"
        .formatted(sequence, server, timeline, position, asked, acknowledged);
  }

  static Write parse(String line) {
    String[] fields = line.split("\t");
    return new Write(
        Long.parseLong(fields[0]),
        fields[1],
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        Instant.parse(fields[4]),
        Instant.parse(fields[5]));
  }
}
