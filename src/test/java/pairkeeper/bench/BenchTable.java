package pairkeeper.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The table in {@code target/bench.md}, written anew with each figure, so that a benchmark that
 * fails takes no other's result away.
 */
public final class BenchTable {
  private static final Path FILE = Path.of("target/bench.md");
  private static final String HEAD =
      """
      # Benchmarks

      %d cores, %.0f GB of memory, Java %s; load when the last figure was taken: %.1f.
      A floor is the hand-written way to do the same, measured in the same run; a load from elsewhere lifts both.

      | figure | target | measured | floor | measured / floor | met |
      |---|---|---|---|---|---|
      %s
      """;

  private static final Map<String, String> ROWS = new TreeMap<>();

  private BenchTable() {}

  /**
   * Adds a figure that has a floor.
   *
   * @param order places the row: {@code 4} or {@code 4b}
   * @param unit behind both values: {@code s}, {@code ms}
   */
  public static void row(
      String order,
      String figure,
      String target,
      double measured,
      double floor,
      String unit,
      boolean met) {
    add(
        order,
        String.format(
            Locale.ROOT,
            "| %s | %s | %s %s | %s %s | %.2f | %s |",
            figure,
            target,
            number(measured),
            unit,
            number(floor),
            unit,
            measured / floor,
            met ? "yes" : "**no**"));
  }

  /** Adds a figure that stands by itself. */
  public static void row(
      String order, String figure, String target, double measured, String unit, boolean met) {
    add(
        order,
        "| %s | %s | %s %s | | | %s |"
            .formatted(figure, target, number(measured), unit, met ? "yes" : "**no**"));
  }

  /** Adds a figure without a target, which helps to read another one. */
  public static void compared(
      String order, String figure, double measured, double floor, String unit) {
    add(
        order,
        String.format(
            Locale.ROOT,
            "| %s | | %s %s | %s %s | %.2f | |",
            figure,
            number(measured),
            unit,
            number(floor),
            unit,
            measured / floor));
  }

  private static synchronized void add(String order, String row) {
    ROWS.put(order, row);
    System.out.println(row);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        HEAD,
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() / 1e9,
        System.getProperty("java.version"),
        system.getSystemLoadAverage(),
        ROWS.values().stream().collect(Collectors.joining("\n")));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.3f" : value < 100 ? "%.2f" : "%.0f", value);
  }
}
