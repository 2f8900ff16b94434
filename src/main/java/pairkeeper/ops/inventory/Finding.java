package pairkeeper.ops.inventory;

import pairkeeper.core.model.Text;

/** One thing that trying a server out has shown. */
public record Finding(Mark mark, Text text) {

  /** How it stands; {@link #icon} is the page's sign for it. */
  public enum Mark {
    OK,
    WARN,
    BLOCK
  }

  static Finding ok(Text text) {
    return new Finding(Mark.OK, text);
  }

  static Finding warn(Text text) {
    return new Finding(Mark.WARN, text);
  }

  static Finding block(Text text) {
    return new Finding(Mark.BLOCK, text);
  }

  /** {@code ok}, {@code warn} or {@code block}. */
  public String icon() {
    return mark.name().toLowerCase(java.util.Locale.ROOT);
  }
}
