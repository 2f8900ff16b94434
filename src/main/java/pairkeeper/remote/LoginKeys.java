package pairkeeper.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Cause;

/** Reads private keys, saying clearly what is wrong with one that cannot be used. */
final class LoginKeys {
  private LoginKeys() {}

  static KeyPair read(SshLogin.Key key) throws Unreached {
    String text = key.privateKey().reveal().replace("\r\n", "\n").strip() + "\n";
    String passphrase = key.passphrase().reveal();
    boolean[] asked = {false};
    FilePasswordProvider provider =
        (session, resource, index) -> {
          asked[0] = true;
          return passphrase.isEmpty() ? null : passphrase;
        };
    try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      for (KeyPair pair :
          SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("key"), in, provider)) {
        return pair;
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unusable(asked[0], passphrase);
    }
    throw unusable(asked[0], passphrase);
  }

  private static Unreached unusable(boolean asked, String passphrase) {
    String key =
        !asked
            ? "remote.key-unreadable"
            : passphrase.isEmpty() ? "remote.passphrase-missing" : "remote.passphrase-wrong";
    return new Unreached(Cause.AUTHENTICATION, Text.of(key));
  }
}
