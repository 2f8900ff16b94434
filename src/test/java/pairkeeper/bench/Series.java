package pairkeeper.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values of one kind. */
public final class Series {
  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  public double median() {
    return percentile(50);
  }

  /** The smallest value that so many per cent of all do not exceed. */
  public double percentile(int percent) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
    return sorted.get(Math.max(0, index));
  }

  public double worst() {
    return Collections.max(values);
  }

  public int size() {
    return values.size();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
