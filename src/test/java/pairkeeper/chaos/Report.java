package pairkeeper.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was counted as {@code target/chaos.md}. */
record Report(long seed, Instant from, Instant to, int rounds, Tally tally) {
  static final Path FILE = Path.of("target", "chaos.md");

  void write() {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    var lines = new ArrayList<String>();
    lines.add("# Fault campaign");
    lines.add("");
    lines.add(
        "Seed %d, %d rounds in %d minutes, from %s."
            .formatted(
                seed,
                rounds,
                Duration.between(from, to).toMinutes(),
                from.truncatedTo(ChronoUnit.SECONDS)));
    lines.add("`mvn -Pchaos -Dchaos.seed=%d -Dchaos.runs=%d`".formatted(seed, rounds));
    lines.add("");
    lines.add("| promised | counted |");
    lines.add("|---|---|");
    lines.add(row("acknowledged writes", "" + tally.acknowledged()));
    lines.add(row("lost without a failover (0)", "" + tally.lost()));
    lines.add(row("failovers that lost more than was shown (0)", "" + above()));
    lines.add(row("writes of a split brain (0)", "" + tally.splitBrain()));
    lines.add(row("stuck (0)", "" + tally.stuckRuns()));
    lines.add(row("other promises broken (0)", "" + tally.violations().size()));
    lines.add("");
    lines.add("| runs | how they ended |");
    lines.add("|---|---|");
    tally.runs().forEach((runbook, ends) -> lines.add(row(runbook, counts(ends))));
    lines.add("");
    lines.add(table("rounds", tally.rounds()));
    lines.add(table("faults", tally.faults()));
    lines.add(table("deaths of the primary", tally.deaths()));
    lines.add(table("what the operator did beside", tally.helped()));
    lines.add(
        "%d more faults had no place: the run ended before, or the victim was down already."
            .formatted(tally.missed()));
    lines.add(
        ("Old primaries that got their power back wrote %d commits before the standing order"
                + " stopped them, at most %.1f s each.")
            .formatted(tally.afterReturn(), tally.longestReturn().toMillis() / 1000.0));
    lines.add("");
    lines.add("| round | commits lost in its failover | bytes | at most, as shown |");
    lines.add("|---|---|---|---|");
    for (Tally.Loss loss : tally.losses()) {
      String bound = loss.boundBytes() == null ? "unknown" : loss.boundBytes().toString();
      lines.add(
          "| %d | %d | %d | %s |".formatted(loss.round(), loss.commits(), loss.bytes(), bound));
    }
    tally.violations().forEach(it -> lines.addAll(List.of("", "```", it, "```")));
    return String.join("\n", lines) + "\n";
  }

  private long above() {
    return tally.losses().stream()
        .filter(it -> it.boundBytes() != null && it.bytes() > it.boundBytes())
        .count();
  }

  private static String table(String title, Map<String, Integer> counts) {
    return "| %s | |\n|---|---|\n%s\n"
        .formatted(
            title,
            counts.entrySet().stream()
                .map(it -> row(it.getKey(), "" + it.getValue()))
                .collect(Collectors.joining("\n")));
  }

  private static String row(String name, String value) {
    return "| " + name + " | " + value + " |";
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(it -> it.getValue() + " " + it.getKey())
        .collect(Collectors.joining(", "));
  }
}
