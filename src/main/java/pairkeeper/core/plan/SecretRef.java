package pairkeeper.core.plan;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The placeholder that stands in a stored plan where a secret is needed: <code>{{secret:id}}</code>
 * .
 *
 * <p>The hash of a plan covers placeholders; remote puts the secret in at the moment of sending.
 * Secrets that are referred to in plans are made by the console from {@code [A-Za-z0-9]}, so that
 * no quoting rule of the text around them can be broken.
 */
public final class SecretRef {
  /** Matches one placeholder; group 1 is the id. */
  public static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{secret:([0-9a-f-]{36})}}");

  /** What a secret in a plan may consist of. */
  public static final Pattern SAFE = Pattern.compile("[A-Za-z0-9]{16,128}");

  private SecretRef() {}

  public static String to(UUID secret) {
    return "{{secret:" + secret + "}}";
  }

  /** The text as people may see it: every placeholder masked. */
  public static String masked(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("•••");
  }
}
