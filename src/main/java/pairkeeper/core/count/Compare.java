package pairkeeper.core.count;

import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.model.Text;

/**
 * Judges the counts of a run.
 *
 * <p>PostgreSQL has no snapshot that two servers share, so with somebody writing two numbers may
 * differ although nothing is wrong. What can be said is this: the standby had replayed all that the
 * first count of the primary could see, and was not ahead of the second one; so a table to which
 * rows are only added has a number between the two.
 */
public final class Compare {
  private Compare() {}

  /**
   * @param names of the queries, in their order
   * @param again the second pass over the primary, or null when there was none
   */
  public static List<Comparison> of(
      List<String> names,
      CountTolerance tolerance,
      CountPass primary,
      CountPass standby,
      CountPass again) {
    var all = new ArrayList<Comparison>();
    for (int place = 1; place <= names.size(); place++) {
      Counted first = primary.counted(place);
      Counted there = standby.counted(place);
      boolean asked = again != null && again.numbers().containsKey(place);
      Counted second = asked ? again.counted(place) : Counted.NOTHING;
      Text missing = missing(place, primary, standby);
      Comparison one =
          missing == null
              ? judged(names.get(place - 1), tolerance, first, there, second)
              : new Comparison(
                  names.get(place - 1), CountVerdict.UNKNOWN, first, there, second, missing);
      all.add(one);
    }
    return all;
  }

  private static Text missing(int place, CountPass primary, CountPass standby) {
    for (CountPass pass : List.of(primary, standby)) {
      if (pass.unknown() != null) {
        return pass.unknown();
      }
    }
    for (CountPass pass : List.of(primary, standby)) {
      if (!pass.numbers().containsKey(place)) {
        return pass.failures().getOrDefault(place, Text.of("counts.why.none"));
      }
    }
    return null;
  }

  private static Comparison judged(
      String name, CountTolerance tolerance, Counted first, Counted there, Counted second) {
    long allowed = tolerance.of(first.number());
    long here = first.number();
    long found = there.number();
    if (found == here) {
      return new Comparison(name, CountVerdict.EQUAL, first, there, second, null);
    }
    if (apart(found, here) <= allowed) {
      Text why = Text.of("counts.within.tolerance", "allowed", allowed);
      return new Comparison(name, CountVerdict.WITHIN, first, there, second, why);
    }
    if (second.number() == null || second.number() == here) {
      return new Comparison(name, CountVerdict.DIFFERS, first, there, second, null);
    }
    long least = Math.min(here, second.number());
    long most = Math.max(here, second.number());
    boolean between = found >= least - allowed && found <= most + allowed;
    Text why = between ? Text.of("counts.within.writes", "least", least, "most", most) : null;
    return new Comparison(
        name, between ? CountVerdict.WITHIN : CountVerdict.DIFFERS, first, there, second, why);
  }

  // numbers have 18 digits at most, so this cannot overflow
  private static long apart(long a, long b) {
    return Math.abs(a - b);
  }
}
