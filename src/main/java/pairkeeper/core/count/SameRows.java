package pairkeeper.core.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import pairkeeper.core.count.TablePass.Table;
import pairkeeper.core.model.Text;

/**
 * Whether a standby holds its primary's rows.
 *
 * <p>Counted are rows that were there when the first count of the primary began, which can only
 * become fewer. The standby had replayed all that this count saw, and was counted before the second
 * one. So its number lies between the primary's two whoever writes meanwhile, and anything else is
 * a difference between the copies.
 *
 * @param equal how many tables have one number on both
 * @param moved how many have a number between the primary's two: rows were changed or removed
 *     meanwhile
 * @param differing tables whose numbers cannot be those of one database
 * @param uncounted tables of which nothing is known, and databases
 * @param unnamed how many more tables there are of which nothing is known
 * @param lsn position of the primary that the standby had replayed, or ""
 * @param unknown why nothing could be compared
 */
public record SameRows(
    int equal,
    int moved,
    List<Differing> differing,
    List<String> uncounted,
    int unnamed,
    String lsn,
    Optional<Text> unknown) {

  /**
   * A table and its numbers.
   *
   * @param again the primary's second, or the first where it was not asked again
   */
  public record Differing(String name, long primary, long standby, long again) {}

  public SameRows {
    differing = List.copyOf(differing);
    uncounted = List.copyOf(uncounted);
  }

  /** How many tables and databases are not known. */
  public int missing() {
    return uncounted.size() + unnamed;
  }

  /**
   * Judges three counts.
   *
   * @param again of the primary; empty where it was not asked again
   */
  public static SameRows of(TablePass primary, TablePass standby, TablePass again) {
    int equal = 0;
    int moved = 0;
    var differing = new ArrayList<Differing>();
    var uncounted = new TreeSet<>(primary.unread());
    for (Map.Entry<String, Table> at : primary.tables().entrySet()) {
      Optional<Long> first = at.getValue().rows();
      Optional<Long> there = rows(standby, at.getKey());
      Optional<Long> second = rows(again, at.getKey());
      String name = at.getValue().name();
      if (first.isPresent() && first.equals(there)) {
        equal++;
      } else if (first.isEmpty() || there.isEmpty()) {
        uncounted.add(name);
      } else if (there.get() > first.get()) {
        differing.add(new Differing(name, first.get(), there.get(), second.orElse(first.get())));
      } else if (second.isEmpty()) {
        uncounted.add(name);
      } else if (there.get() < second.get()) {
        differing.add(new Differing(name, first.get(), there.get(), second.get()));
      } else {
        moved++;
      }
    }
    return new SameRows(
        equal,
        moved,
        differing,
        List.copyOf(uncounted),
        Math.max(0, primary.total() - primary.tables().size()),
        primary.lsn(),
        primary.unknown().or(standby::unknown));
  }

  private static Optional<Long> rows(TablePass pass, String table) {
    return Optional.ofNullable(pass.tables().get(table)).flatMap(Table::rows);
  }
}
