package pairkeeper.chaos;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What was done and seen in one round, for a person who must find out why; printed as it goes. */
final class Diary {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final List<String> lines = new ArrayList<>();

  synchronized void note(String line) {
    String timed = TIME.format(Instant.now()) + " " + line;
    lines.add(timed);
    System.out.println(timed);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
