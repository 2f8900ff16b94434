package pairkeeper.core.configfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of connections that a line of pg_hba.conf is about. */
public enum HbaType {
  LOCAL,
  HOST,
  HOSTSSL,
  HOSTNOSSL,
  HOSTGSSENC,
  HOSTNOGSSENC;

  /** The word in the file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<HbaType> of(String word) {
    return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
  }

  /** Whether some connection is of both kinds; one is never encrypted by TLS and GSS at once. */
  boolean meets(HbaType other) {
    if (this == LOCAL || other == LOCAL) {
      return this == other;
    }
    return !(excludes(other) || other.excludes(this));
  }

  private boolean excludes(HbaType other) {
    return switch (this) {
      case LOCAL, HOST, HOSTNOSSL, HOSTNOGSSENC -> false;
      case HOSTSSL -> other == HOSTNOSSL || other == HOSTGSSENC;
      case HOSTGSSENC -> other == HOSTNOGSSENC || other == HOSTSSL;
    };
  }
}
