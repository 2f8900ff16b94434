package pairkeeper.core.platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;

/**
 * WAL that only a server had that was cut off.
 *
 * @param transactions that were committed in it, those of the server's own upkeep among them; empty
 *     where it could not be read up to its newest record
 * @param timeline on which it lies
 * @param fork where it begins: there the other server left that timeline
 * @param last start of its newest record
 */
public record LostWal(Optional<Long> transactions, Timeline timeline, Lsn fork, Lsn last) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^lost:(\\d{1,18}|\\?):(\\d{1,10}):([0-9A-F/]{3,17}):([0-9A-F/]{3,17})$");

  /** Reads what {@link Platform#keepEvidence} printed; empty where it said nothing of the kind. */
  public static Optional<LostWal> parse(String output) {
    Matcher line = LINE.matcher(output);
    return line.find()
        ? Optional.of(
            new LostWal(
                Optional.of(line.group(1)).filter(n -> !n.equals("?")).map(Long::parseLong),
                new Timeline(Long.parseLong(line.group(2))),
                Lsn.parse(line.group(3)),
                Lsn.parse(line.group(4))))
        : Optional.empty();
  }
}
