package pairkeeper.api.jobs;

import java.util.Objects;
import pairkeeper.core.job.Retention;
import pairkeeper.core.model.Refused;

/** How many are kept of what a job makes; each as usual where it is left out. */
public record KeepJson(Integer hourly, Integer daily, Integer weekly, Integer monthly) {
  static KeepJson of(Retention keep) {
    return new KeepJson(keep.hourly(), keep.daily(), keep.weekly(), keep.monthly());
  }

  /**
   * @throws Refused with the field that is wrong, as {@code keep.hourly}
   */
  static Retention read(KeepJson said, Retention usual) {
    if (said == null) {
      return usual;
    }
    try {
      return new Retention(
          Objects.requireNonNullElse(said.hourly, usual.hourly()),
          Objects.requireNonNullElse(said.daily, usual.daily()),
          Objects.requireNonNullElse(said.weekly, usual.weekly()),
          Objects.requireNonNullElse(said.monthly, usual.monthly()));
    } catch (Refused refused) {
      throw new Refused("keep." + refused.field(), refused.text());
    }
  }
}
