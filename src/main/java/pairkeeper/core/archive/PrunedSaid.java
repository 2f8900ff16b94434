package pairkeeper.core.archive;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a step that removes says in the last line that it prints. */
public record PrunedSaid(long files, long bytes, long left, long stayed, long stayedBytes) {
  private static final String NUMBER = "([0-9]{1,18})";
  private static final Pattern LINE =
      Pattern.compile("pruned " + String.join(" ", NUMBER, NUMBER, NUMBER, NUMBER, NUMBER));

  /** None where the step did not say so. */
  public static Optional<PrunedSaid> read(String output) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var m = LINE.matcher(lines.getLast().strip());
    return m.matches()
        ? Optional.of(
            new PrunedSaid(
                Long.parseLong(m.group(1)),
                Long.parseLong(m.group(2)),
                Long.parseLong(m.group(3)),
                Long.parseLong(m.group(4)),
                Long.parseLong(m.group(5))))
        : Optional.empty();
  }
}
