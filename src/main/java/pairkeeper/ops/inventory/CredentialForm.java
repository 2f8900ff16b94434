package pairkeeper.ops.inventory;

import java.util.UUID;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.plan.Secret;

/**
 * What people say about a credential.
 *
 * @param customer whose servers it is for, or null when it serves every customer
 * @param secret the key or password; null when a stored one is to be kept
 * @param passphrase of the key, null or empty when it has none
 */
public record CredentialForm(
    UUID customer,
    String name,
    CredentialKind kind,
    String user,
    Secret secret,
    Secret passphrase) {

  public CredentialForm {
    name = name == null ? "" : name.strip();
    user = user == null ? "" : user.strip();
    passphrase = passphrase == null ? Secret.of("") : passphrase;
  }
}
