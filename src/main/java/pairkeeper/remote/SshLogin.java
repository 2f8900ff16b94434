package pairkeeper.remote;

import java.util.Objects;
import pairkeeper.core.plan.Secret;

/** What proves to an SSH server that the console may log in. */
public sealed interface SshLogin {

  /**
   * A private key.
   *
   * @param privateKey PEM or OpenSSH form, as in the file that ssh-keygen writes
   * @param passphrase empty when the key has none
   */
  record Key(Secret privateKey, Secret passphrase) implements SshLogin {
    public Key {
      Objects.requireNonNull(privateKey);
      Objects.requireNonNull(passphrase);
    }

    /** A key without a passphrase. */
    public static Key open(Secret privateKey) {
      return new Key(privateKey, Secret.of(""));
    }
  }

  /**
   * A password, given by the password method or, where the server wants that, to its one prompt.
   */
  record Password(Secret password) implements SshLogin {
    public Password {
      Objects.requireNonNull(password);
    }
  }
}
