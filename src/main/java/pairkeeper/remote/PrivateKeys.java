package pairkeeper.remote;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import pairkeeper.core.model.Refused;

/** Says whether a private key can be used, before it is stored. */
public final class PrivateKeys {
  private PrivateKeys() {}

  /**
   * The fingerprint of the key's public half as {@code SHA256:...}, by which people know it.
   *
   * @throws Refused naming {@code passphrase} or {@code secret}, when the key cannot be read
   */
  public static String fingerprint(SshLogin.Key key) {
    try {
      return KeyUtils.getFingerPrint(BuiltinDigests.sha256, LoginKeys.read(key).getPublic());
    } catch (Unreached e) {
      String field = e.why().key().contains("passphrase") ? "passphrase" : "secret";
      throw new Refused(field, e.why());
    }
  }
}
