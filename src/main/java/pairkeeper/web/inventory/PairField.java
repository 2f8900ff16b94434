package pairkeeper.web.inventory;

import java.util.List;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;

/** Finds the field of the pair's form that a refusal means. */
final class PairField {
  private static final Pattern OF_SERVER = Pattern.compile("servers\\[(\\d+)]\\.(.+)");

  private PairField() {}

  /**
   * {@code servers[1].host} becomes {@code host2} when the second kept server stands third.
   *
   * @param kept places of the servers that were sent
   */
  static Refused of(Refused refused, List<Integer> kept) {
    var m = OF_SERVER.matcher(refused.field());
    if (!m.matches()) {
      return refused;
    }
    int place = kept.get(Integer.parseInt(m.group(1)));
    return new Refused(m.group(2) + place, refused.text());
  }
}
