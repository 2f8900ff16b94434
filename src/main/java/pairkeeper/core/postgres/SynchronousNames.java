package pairkeeper.core.postgres;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code synchronous_standby_names} where it asks for one standby, as in a pair. Source:
 * PostgreSQL documentation, "Replication" (forms with {@code FIRST} since 10, {@code ANY} since 10,
 * a bare number since 9.6).
 */
public final class SynchronousNames {
  private static final String NAME = "(\\*|\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_$]*)";
  private static final Pattern ONE =
      Pattern.compile(
          "\\s*(?:%1$s|(?:(?:FIRST|ANY)\\s+)?1\\s*\\(\\s*%1$s\\s*\\))\\s*".formatted(NAME),
          Pattern.CASE_INSENSITIVE);

  private SynchronousNames() {}

  /**
   * What the other server of a pair has to say so that its commits wait for this peer as they
   * waited for it before.
   *
   * @param setting what the primary says until now
   * @param peer the name under which it will log in itself
   * @return empty when nobody is waited for, or for more than one: then only a person can tell
   */
  public static Optional<String> handedTo(String setting, String peer) {
    Matcher one = ONE.matcher(setting);
    if (!one.matches()) {
      return Optional.empty();
    }
    String name = one.group(1) == null ? one.group(2) : one.group(1);
    return Optional.of(
        name.equals("*") ? "*" : SqlText.identifier("synchronous_standby_names", peer));
  }
}
