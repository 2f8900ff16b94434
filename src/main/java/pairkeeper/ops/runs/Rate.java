package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import pairkeeper.core.run.Progress;

/** Turns amounts of bytes into progress, with the rate over the last 20 seconds. */
final class Rate {
  private static final Duration WINDOW = Duration.ofSeconds(20);

  private record Mark(long bytes, Instant at) {}

  private final long total;
  private final ArrayDeque<Mark> marks = new ArrayDeque<>();

  Rate(long total) {
    this.total = total;
  }

  Progress at(long bytes, Instant now) {
    marks.addLast(new Mark(bytes, now));
    while (marks.size() > 2 && marks.peekFirst().at().isBefore(now.minus(WINDOW))) {
      marks.removeFirst();
    }
    Mark first = marks.peekFirst();
    long millis = Duration.between(first.at(), now).toMillis();
    long rate = millis <= 0 ? 0 : Math.max(0, (bytes - first.bytes()) * 1000 / millis);
    return new Progress(bytes, total, rate, now);
  }
}
