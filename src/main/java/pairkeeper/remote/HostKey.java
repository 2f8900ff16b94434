package pairkeeper.remote;

import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * The key by which a server proves who it is.
 *
 * @param algorithm as {@code ssh-ed25519}
 * @param fingerprint as {@code ssh-keygen -l} shows it: {@code SHA256:...}
 */
public record HostKey(String algorithm, String fingerprint) {

  static HostKey of(PublicKey key) {
    return new HostKey(
        KeyUtils.getKeyType(key), KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
  }
}
