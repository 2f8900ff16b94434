package pairkeeper.web.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import pairkeeper.core.health.LagPoint;

/**
 * A pair's lag over time as two SVG panels, bytes and seconds, both on a logarithmic scale: on a
 * linear one the nightly peak would flatten all the rest.
 *
 * @param hours the same as a table: the worst of each hour, newest first
 * @param peak the point with the most bytes, or null when nothing was measured
 * @param medianBytes of all minutes, or null
 */
public record LagChart(
    Panel bytes,
    Panel seconds,
    List<Mark> times,
    List<LagPoint> hours,
    LagPoint peak,
    Long medianBytes) {
  /** Size of a panel in SVG units, without its labels. */
  public static final int WIDTH = 440;

  public static final int HEIGHT = 100;

  private static final List<Double> SIZES = List.of(0x1p10, 0x1p20, 0x1p30, 0x1p40, 0x1p50);
  private static final List<Double> TIMES =
      List.of(0.1, 1.0, 10.0, 60.0, 600.0, 3600.0, 36_000.0, 360_000.0);

  /**
   * One curve.
   *
   * @param path an SVG path; interrupted where nothing was known
   */
  public record Panel(String path, List<Tick> ticks) {}

  /** A horizontal line at a value, {@code y} from the top. */
  public record Tick(double y, double value) {}

  /** A time below the curve, {@code x} from the left. */
  public record Mark(double x, Instant at, String anchor) {}

  /** The chart of the points between now and so long ago. */
  static LagChart of(List<LagPoint> points, Instant now, Duration back) {
    Instant start = now.minus(back);
    var sizes = points.stream().map(LagPoint::bytes).filter(Objects::nonNull).sorted().toList();
    return new LagChart(
        panel(points, start, back, p -> p.bytes() == null ? null : (double) p.bytes(), SIZES),
        panel(points, start, back, LagPoint::seconds, TIMES),
        marks(start, back),
        hours(points),
        points.stream()
            .filter(p -> p.bytes() != null)
            .max(java.util.Comparator.comparing(LagPoint::bytes))
            .orElse(null),
        sizes.isEmpty() ? null : sizes.get(sizes.size() / 2));
  }

  private static Panel panel(
      List<LagPoint> points,
      Instant start,
      Duration back,
      Function<LagPoint, Double> value,
      List<Double> scale) {
    double most =
        points.stream().map(value).filter(Objects::nonNull).mapToDouble(v -> v).max().orElse(0);
    int last = 1;
    while (scale.get(last) < most && last < scale.size() - 1) {
      last++;
    }
    List<Double> ticks = scale.subList(0, last + 1);
    double floor = ticks.get(0);
    double ceiling = ticks.get(last);
    return new Panel(
        path(points, start, back, value, floor, ceiling),
        ticks.stream().map(t -> new Tick(y(t, floor, ceiling), t)).toList());
  }

  private static String path(
      List<LagPoint> points,
      Instant start,
      Duration back,
      Function<LagPoint, Double> value,
      double floor,
      double ceiling) {
    var path = new StringBuilder();
    Instant before = null;
    for (LagPoint point : points) {
      Double v = value.apply(point);
      if (v == null) {
        before = null;
        continue;
      }
      boolean gap = before == null || Duration.between(before, point.minute()).toMinutes() > 5;
      double x =
          WIDTH * (double) Duration.between(start, point.minute()).toMillis() / back.toMillis();
      path.append(
          String.format(Locale.ROOT, "%s%.1f %.1f", gap ? "M" : "L", x, y(v, floor, ceiling)));
      before = point.minute();
    }
    return path.toString();
  }

  private static double y(double value, double floor, double ceiling) {
    double share = Math.log(Math.max(value, floor) / floor) / Math.log(ceiling / floor);
    return HEIGHT * (1 - Math.min(1, share));
  }

  private static List<Mark> marks(Instant start, Duration back) {
    var marks = new ArrayList<Mark>();
    for (int i = 0; i <= 4; i++) {
      String anchor = i == 0 ? "start" : i == 4 ? "end" : "middle";
      marks.add(new Mark(WIDTH * i / 4.0, start.plus(back.multipliedBy(i).dividedBy(4)), anchor));
    }
    return marks;
  }

  private static List<LagPoint> hours(List<LagPoint> points) {
    var hours = new java.util.TreeMap<Instant, LagPoint>(java.util.Comparator.reverseOrder());
    for (LagPoint p : points) {
      Instant hour = p.minute().truncatedTo(java.time.temporal.ChronoUnit.HOURS);
      hours.merge(hour, new LagPoint(hour, p.verdict(), p.bytes(), p.seconds()), LagChart::worse);
    }
    return List.copyOf(hours.values());
  }

  private static LagPoint worse(LagPoint a, LagPoint b) {
    return new LagPoint(
        a.minute(),
        a.verdict().compareTo(b.verdict()) <= 0 ? a.verdict() : b.verdict(),
        max(a.bytes(), b.bytes()),
        max(a.seconds(), b.seconds()));
  }

  private static <T extends Comparable<T>> T max(T a, T b) {
    return a == null ? b : b == null || a.compareTo(b) >= 0 ? a : b;
  }
}
