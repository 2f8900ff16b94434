package pairkeeper.core.model;

import java.util.UUID;

/**
 * How the console signs in somewhere, without the secret itself, which never leaves the vault.
 *
 * @param customer whose servers it may be used for; null when it serves every customer
 * @param user login name, "" for a sudo password
 * @param hasPassphrase whether the key is itself sealed by a passphrase
 * @param fingerprint of an SSH key's public half as {@code SHA256:...}, or ""
 */
public record Credential(
    UUID id,
    UUID customer,
    String name,
    CredentialKind kind,
    String user,
    boolean hasPassphrase,
    String fingerprint,
    Stamp stamp) {

  public Credential {
    Words.line("name", name, 120);
    Words.line("user", user, kind == CredentialKind.SUDO_PASSWORD ? 0 : 1, 63);
    if (user.startsWith("-")) {
      throw new Refused("user", Text.of("inventory.refused.user"));
    }
  }
}
