package pairkeeper.core.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read of a server's log, ending with a whole line.
 *
 * @param next from where to read on
 * @param lines without their ends, oldest first
 */
public record LogChunk(Place next, List<String> lines) {
  /**
   * Where reading of a log ended.
   *
   * @param path of the file, "" before anything was read
   * @param offset bytes of it that are done with
   */
  public record Place(String path, long offset) {
    public static final Place START = new Place("", 0);
  }

  public LogChunk {
    lines = List.copyOf(lines);
  }

  /**
   * Reads an answer; empty when it is none or there is no such file.
   *
   * @param columns path, offset of the first byte, the bytes in base64
   */
  public static Optional<LogChunk> parse(List<String> columns) {
    if (columns.size() != 3 || columns.stream().anyMatch(Objects::isNull)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(columns.get(2));
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      long start = Long.parseLong(columns.get(1).strip());
      // bytes that are no UTF-8 become one replacement character each: nobody can break the page
      var text = new String(bytes, 0, end, StandardCharsets.UTF_8);
      return Optional.of(
          new LogChunk(new Place(columns.get(0), start + end), text.lines().toList()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
