package pairkeeper.core.schedule;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Cron expressions of all kinds, with those that people write among them most often. */
public final class Expressions {
  private Expressions() {}

  /** Any that can be. */
  public static Arbitrary<String> any() {
    return Combinators.combine(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6))
        .as((a, b, c, d, e) -> String.join(" ", a, b, c, d, e));
  }

  /** Those with a fixed minute and hour. */
  static Arbitrary<String> fixed() {
    return Combinators.combine(list(0, 59), list(0, 23), field(0, 6))
        .as((minute, hour, weekday) -> minute + " " + hour + " * * " + weekday);
  }

  /** Those that go by the minute or hour. */
  static Arbitrary<String> wild() {
    return Combinators.combine(Arbitraries.of("0", "30", "*", "*/7", "*/15", "5,50"), field(0, 6))
        .as((minute, weekday) -> minute + " * * * " + weekday);
  }

  private static Arbitrary<String> field(int least, int most) {
    return Arbitraries.oneOf(
        Arbitraries.just("*"),
        Arbitraries.just("*"),
        list(least, most),
        span(least, most),
        span(least, most).flatMap(s -> Arbitraries.integers().between(1, 9).map(n -> s + "/" + n)),
        Arbitraries.integers().between(1, most).map(n -> "*/" + n));
  }

  private static Arbitrary<String> list(int least, int most) {
    return Arbitraries.integers()
        .between(least, most)
        .map(String::valueOf)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(all -> String.join(",", all));
  }

  private static Arbitrary<String> span(int least, int most) {
    return Combinators.combine(
            Arbitraries.integers().between(least, most),
            Arbitraries.integers().between(least, most))
        .as((a, b) -> Math.min(a, b) + "-" + Math.max(a, b));
  }
}
