package pairkeeper.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import pairkeeper.core.count.Comparison;
import pairkeeper.core.count.CountVerdict;
import pairkeeper.core.count.KeptCount;

/**
 * What a job counted over time as one SVG panel for each query of its newest run, and the same for
 * tables.
 *
 * @param newest the results of the newest run, in the order of its queries
 * @param history all results, the newest run first
 */
public record CountChart(List<Panel> panels, List<KeptCount> newest, List<KeptCount> history) {
  /** Size of a panel in SVG units, without its labels. */
  public static final int WIDTH = 440;

  public static final int HEIGHT = 100;

  /**
   * One query.
   *
   * @param primary an SVG path, interrupted where nothing is known
   * @param standby the same for the standby
   * @param marks where the numbers differed or were not known
   */
  public record Panel(
      String name,
      String primary,
      String standby,
      List<Mark> marks,
      List<Tick> ticks,
      List<Moment> times) {}

  /** A result that is no good one. */
  public record Mark(double x, double y, boolean differs) {}

  /** A horizontal line at a value, {@code y} from the top. */
  public record Tick(double y, long value) {}

  /** A time below the curves, {@code x} from the left. */
  public record Moment(double x, Instant at, String anchor) {}

  private record Scale(Instant from, Instant to, long least, long most) {
    double x(Instant at) {
      double whole = Duration.between(from, to).toMillis();
      return whole == 0 ? WIDTH / 2.0 : WIDTH * Duration.between(from, at).toMillis() / whole;
    }

    double y(long value) {
      return most == least
          ? HEIGHT / 2.0
          : HEIGHT * (1 - ((double) value - least) / ((double) most - least));
    }
  }

  /**
   * @param kept the newest run first, each run's in the order of its queries
   */
  static CountChart of(List<KeptCount> kept) {
    List<KeptCount> newest =
        kept.stream().filter(k -> k.run().equals(kept.getFirst().run())).toList();
    List<Panel> panels =
        newest.stream().map(k -> panel(k.of().name(), kept)).filter(Objects::nonNull).toList();
    return new CountChart(panels, newest, kept);
  }

  /** Null where the query never had a number. */
  private static Panel panel(String name, List<KeptCount> kept) {
    List<KeptCount> points =
        kept.reversed().stream().filter(k -> k.of().name().equals(name)).toList();
    var numbers =
        points.stream()
            .flatMap(k -> Stream.of(k.of().primary().number(), k.of().standby().number()))
            .filter(Objects::nonNull)
            .mapToLong(n -> n)
            .summaryStatistics();
    if (numbers.getCount() == 0) {
      return null;
    }
    var scale =
        new Scale(
            points.getFirst().at(), points.getLast().at(), numbers.getMin(), numbers.getMax());
    return new Panel(
        name,
        path(points, scale, c -> c.primary().number()),
        path(points, scale, c -> c.standby().number()),
        marks(points, scale),
        ticks(scale),
        times(scale));
  }

  private static String path(
      List<KeptCount> points, Scale scale, Function<Comparison, Long> number) {
    var path = new StringBuilder();
    boolean gap = true;
    for (KeptCount point : points) {
      Long value = number.apply(point.of());
      if (value != null) {
        double x = scale.x(point.at());
        // a point alone is a line of no length with a round end
        path.append(
            String.format(
                Locale.ROOT, gap ? "M%1$.1f %2$.1fl0 0" : "L%1$.1f %2$.1f", x, scale.y(value)));
      }
      gap = value == null;
    }
    return path.toString();
  }

  private static List<Mark> marks(List<KeptCount> points, Scale scale) {
    var marks = new ArrayList<Mark>();
    for (KeptCount point : points) {
      Comparison of = point.of();
      if (!of.verdict().good()) {
        boolean differs = of.verdict() == CountVerdict.DIFFERS;
        double y = differs ? scale.y(of.standby().number()) : HEIGHT;
        marks.add(new Mark(scale.x(point.at()), y, differs));
      }
    }
    return marks;
  }

  private static List<Tick> ticks(Scale scale) {
    return Stream.of(scale.most(), scale.least())
        .distinct()
        .map(value -> new Tick(scale.y(value), value))
        .toList();
  }

  private static List<Moment> times(Scale scale) {
    return scale.from().equals(scale.to())
        ? List.of(new Moment(WIDTH / 2.0, scale.from(), "middle"))
        : List.of(new Moment(0, scale.from(), "start"), new Moment(WIDTH, scale.to(), "end"));
  }
}
