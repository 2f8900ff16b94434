package pairkeeper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificate and key of HTTPS, from an administrator's PEM files to what the runtime reads. */
final class TlsKeyStore {
  /** Under which name the runtime finds the certificate. */
  static final String ALIAS = "pairkeeper";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private final Certificate[] chain;
  private final PrivateKey key;

  private TlsKeyStore(Certificate[] chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** Reads both files and proves that they belong together. */
  static TlsKeyStore read(LaunchSettings.Tls tls) throws CannotStart {
    try {
      Certificate[] chain = chain(tls.certificate());
      PublicKey known = chain[0].getPublicKey();
      PrivateKey key = key(Files.readString(tls.key()), known.getAlgorithm());
      insistOnMatch(key, known);
      return new TlsKeyStore(chain, key);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(tls.certificate().toString(), tls.key().toString(), e);
    }
  }

  private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no BEGIN CERTIFICATE in " + file);
      }
      return found.toArray(Certificate[]::new);
    }
  }

  private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no BEGIN PRIVATE KEY in the key's file");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  private static void insistOnMatch(PrivateKey key, PublicKey known)
      throws GeneralSecurityException {
    String algorithm =
        switch (known.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> known.getAlgorithm();
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(known);
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("the key belongs to another certificate");
    }
  }

  /** Writes a PKCS #12 file that opens with this password. */
  void write(Path file, char[] password) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(ALIAS, key, password, chain);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
  }

  static CannotStart unusable(String certificate, String key, Exception e) {
    // the exception of a missing file says only its name
    String reason = e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
    return new CannotStart(
        CannotStart.BAD_SETTING,
        "launch.failed.tls",
        Map.of("certificate", certificate, "key", key, "reason", reason));
  }
}
