package pairkeeper.ops.inventory;

import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.remote.PrivateKeys;
import pairkeeper.remote.SshLogin;

/**
 * A secret as it was typed or pasted, checked before it is sealed, so that no useless one is
 * stored.
 */
record LoginSecret(Secret secret, Secret passphrase, String fingerprint) {
  private static final int LONGEST_PASSWORD = 1000;
  private static final int LONGEST_KEY = 32_768;

  /**
   * @throws Refused naming {@code secret} or {@code passphrase}
   */
  static LoginSecret of(CredentialKind kind, Secret secret, Secret passphrase) {
    return switch (kind) {
      case SSH_KEY -> key(secret, passphrase);
      case SSH_PASSWORD, SUDO_PASSWORD, POSTGRES_PASSWORD -> password(secret);
    };
  }

  private static LoginSecret key(Secret pasted, Secret passphrase) {
    // browsers send CRLF, and the last line break is easily lost in pasting
    String text = pasted.reveal().replace("\r\n", "\n").strip() + "\n";
    if (text.length() > LONGEST_KEY) {
      throw new Refused("secret", Text.of("inventory.refused.long", "most", LONGEST_KEY));
    }
    var key = new SshLogin.Key(Secret.of(text), passphrase);
    return new LoginSecret(key.privateKey(), passphrase, PrivateKeys.fingerprint(key));
  }

  private static LoginSecret password(Secret typed) {
    String text = typed.reveal();
    if (text.isEmpty()) {
      throw new Refused("secret", Text.of("inventory.refused.missing"));
    }
    if (text.length() > LONGEST_PASSWORD) {
      throw new Refused("secret", Text.of("inventory.refused.long", "most", LONGEST_PASSWORD));
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new Refused("secret", Text.of("inventory.refused.control"));
    }
    return new LoginSecret(typed, Secret.of(""), "");
  }
}
