package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.postgres.Lsn;

/** What the steps of a backup's run say in the last line that they print. */
public final class BackupSaid {
  private static final String NAME = "([0-9]{8}T[0-9]{6}Z)";
  private static final String LSN = "([0-9A-F]{1,8}/[0-9A-F]{1,8})";
  private static final Pattern TAKEN =
      Pattern.compile(
          "backup " + NAME + " ([0-9]{1,20}) ([0-9]{1,9}) " + LSN + " " + LSN + " ([0-9]{1,18})");
  private static final Pattern RESTORED =
      Pattern.compile("restored " + NAME + " ([0-9]{1,9}) ([0-9]{1,9})");

  private BackupSaid() {}

  /**
   * A backup was taken.
   *
   * @param start where its WAL begins
   * @param end where it is consistent
   */
  public record Taken(
      String name, String systemIdentifier, int timeline, Lsn start, Lsn end, long bytes) {}

  /**
   * A backup was restored and answered.
   *
   * @param databases that were connected to
   * @param seconds from unpacking to the last answer
   */
  public record Restored(String name, int databases, int seconds) {}

  public static Optional<Taken> taken(String output) {
    return last(output, TAKEN)
        .map(said ->
            new Taken(
                said.group(1),
                said.group(2),
                Integer.parseInt(said.group(3)),
                Lsn.parse(said.group(4)),
                Lsn.parse(said.group(5)),
                Long.parseLong(said.group(6))));
  }

  public static Optional<Restored> restored(String output) {
    return last(output, RESTORED)
        .map(said ->
            new Restored(
                said.group(1), Integer.parseInt(said.group(2)), Integer.parseInt(said.group(3))));
  }

  private static Optional<Matcher> last(String output, Pattern form) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(form.matcher(lines.getLast().strip())).filter(Matcher::matches);
  }
}
