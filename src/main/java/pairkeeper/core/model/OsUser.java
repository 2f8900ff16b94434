package pairkeeper.core.model;

import java.util.regex.Pattern;

/** The portable form of an operating system user's name, which needs no quoting anywhere. */
public final class OsUser {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

  private OsUser() {}

  /**
   * @throws Refused when the name could be read as an option or needs quoting
   */
  public static String require(String field, String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new Refused(field, Text.of("inventory.refused.os-user"));
    }
    return name;
  }
}
