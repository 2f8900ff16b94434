package pairkeeper.core.model;

import java.util.Locale;

/** What a credential is; {@link #word()} is the API's word for it. */
public enum CredentialKind {
  SSH_KEY,
  SSH_PASSWORD,
  SUDO_PASSWORD,
  POSTGRES_PASSWORD;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether one signs in to a host with it. */
  public boolean ssh() {
    return switch (this) {
      case SSH_KEY, SSH_PASSWORD -> true;
      case SUDO_PASSWORD, POSTGRES_PASSWORD -> false;
    };
  }

  /**
   * @throws Refused when there is no such kind
   */
  public static CredentialKind of(String word) {
    for (CredentialKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new Refused("kind", Text.of("inventory.refused.kind"));
  }
}
