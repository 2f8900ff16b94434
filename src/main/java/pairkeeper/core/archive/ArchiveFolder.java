package pairkeeper.core.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WalFileName;

/**
 * What a server said of a folder in which WAL is archived.
 *
 * @param fit "yes", or why nothing may be removed there: unmounted, absent, link, other, data; ""
 *     when it did not say
 * @param real the folder without symbolic links
 * @param whose "ours", "none" where it holds no segment, "unread", or "other" with a system's
 *     identifier
 * @param backups of which it tells
 * @param timelines what lies there
 * @param others entries that are no WAL segments, which nothing here ever touches
 * @param going what would be removed, or null where it was not asked for
 * @param staying segments that would stay, or null where it was not asked for
 * @param whole whether all that was said arrived
 */
public record ArchiveFolder(
    String fit,
    String real,
    String whose,
    List<Told> backups,
    List<Range> timelines,
    long others,
    Part going,
    Part staying,
    boolean whole,
    Instant readAt) {

  /**
   * A backup history file: somebody took a base backup.
   *
   * @param start where its WAL begins
   * @param at when the file was written, at the end of the backup
   */
  public record Told(String file, Timeline timeline, Lsn start, Instant at, String label) {}

  /** The segments of one timeline. */
  public record Range(Timeline timeline, long files, long bytes, String first, String last) {}

  /** Some of the segments; the names are "" where there is none. */
  public record Part(long files, long bytes, String first, String last) {}

  private static final Pattern TOLD =
      Pattern.compile(
          "(([0-9A-F]{24})[.]([0-9A-F]{8})[.]backup(?:[.](?:"
              + ArchiveName.COMPRESSED
              + "))?)"
              + " ([0-9]{1,11}) ?(.*)");

  public ArchiveFolder {
    backups = List.copyOf(backups);
    timelines = List.copyOf(timelines);
  }

  /** All segments. */
  public long files() {
    return timelines.stream().mapToLong(Range::files).sum();
  }

  public long bytes() {
    return timelines.stream().mapToLong(Range::bytes).sum();
  }

  /** Reads lines of a name, a blank and values. */
  public static ArchiveFolder read(String output, long segmentBytes, Instant at) {
    var said = new Lines(segmentBytes);
    output.lines().map(String::strip).forEach(said::take);
    return new ArchiveFolder(
        said.fit,
        said.real,
        said.whose,
        said.backups,
        said.timelines,
        said.others,
        said.going,
        said.staying,
        said.end && said.expected == said.backups.size(),
        at);
  }

  private static final class Lines {
    private final long segmentBytes;
    private String fit = "";
    private String real = "";
    private String whose = "unread";
    private final List<Told> backups = new ArrayList<>();
    private final List<Range> timelines = new ArrayList<>();
    private long others;
    private Part going;
    private Part staying;
    private long expected;
    private boolean end;

    private Lines(long segmentBytes) {
      this.segmentBytes = segmentBytes;
    }

    private void take(String line) {
      String[] words = line.split(" ", 2);
      String value = words.length < 2 ? "" : words[1];
      switch (words[0]) {
        case "fit" -> fit = value;
        case "real" -> real = value;
        case "whose" -> whose = value;
        case "backup" -> told(value).ifPresent(backups::add);
        case "backups" -> expected = number(value);
        case "timeline" -> range(value.split(" "));
        case "others" -> others = number(value);
        case "going" -> going = part(value.split(" "));
        case "staying" -> staying = part(value.split(" "));
        case "end" -> end = true;
        default -> {}
      }
    }

    /** The name of the file says where the backup begins, also where nobody can read it. */
    private Optional<Told> told(String value) {
      var m = TOLD.matcher(value);
      if (!m.matches() || ArchiveName.segment(m.group(2), segmentBytes).isEmpty()) {
        return Optional.empty();
      }
      WalFileName segment = WalFileName.parse(m.group(2));
      long offset = Long.parseLong(m.group(3), 16);
      return Optional.of(
          new Told(
              m.group(1),
              segment.timeline(),
              new Lsn(segment.start(segmentBytes).value() + offset),
              Instant.ofEpochSecond(Long.parseLong(m.group(4))),
              m.group(5)));
    }

    private void range(String[] w) {
      if (w.length == 5 && w[0].matches("[0-9A-F]{8}") && !w[0].equals("00000000")) {
        timelines.add(
            new Range(
                new Timeline(Long.parseLong(w[0], 16)), number(w[1]), number(w[2]), w[3], w[4]));
      }
    }

    private static Part part(String[] w) {
      return new Part(
          number(w[0]),
          w.length < 2 ? 0 : number(w[1]),
          w.length < 4 ? "" : w[2],
          w.length < 4 ? "" : w[3]);
    }

    private static long number(String value) {
      return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }
  }
}
