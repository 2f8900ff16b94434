package pairkeeper.store.inventory;

import java.util.List;
import pairkeeper.core.model.Tags;

/** Tags in one column, each between blanks, so that one is found by {@code like '% tag %'}. */
final class TagText {
  private TagText() {}

  static String of(Tags tags) {
    return tags.words().isEmpty() ? " " : " " + tags + " ";
  }

  static Tags read(String column) {
    return column.isBlank() ? Tags.none() : new Tags(List.of(column.strip().split(" ")));
  }

  static String like(String tag) {
    return "% " + Like.escaped(tag) + " %";
  }
}
