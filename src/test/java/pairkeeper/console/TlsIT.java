package pairkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with an administrator's certificate and key. */
class TlsIT {
  @TempDir private static Path folder;

  private static X509Certificate certificate;

  @BeforeAll
  static void certify() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    certificate = selfSigned(keys);
    write("certificate.pem", "CERTIFICATE", certificate.getEncoded());
    write("key.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
    KeyPair others = KeyPairGenerator.getInstance("EC").generateKeyPair();
    write("other-key.pem", "PRIVATE KEY", others.getPrivate().getEncoded());
  }

  private static X509Certificate selfSigned(KeyPair keys) throws Exception {
    var name = new X500Principal("CN=console of the tests");
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(1, ChronoUnit.DAYS)),
            name,
            keys.getPublic());
    var address = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(address));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static void write(String file, String kind, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String pem = "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind);
    Files.writeString(folder.resolve(file), pem);
  }

  private static RunningConsole.Builder console(int port, String key) {
    return RunningConsole.fresh()
        .env("PAIRKEEPER_BIND", "0.0.0.0")
        .env("PAIRKEEPER_TLS_PORT", String.valueOf(port))
        .env("PAIRKEEPER_TLS_CERTIFICATE", folder.resolve("certificate.pem").toString())
        .env("PAIRKEEPER_TLS_KEY", folder.resolve(key).toString());
  }

  @Test
  void speaks_https_with_the_given_certificate_and_plain_http_on_loopback_only() throws Exception {
    int port = freePort();
    try (RunningConsole console = console(port, "key.pem").start();
        HttpClient browser = HttpClient.newBuilder().sslContext(trusting()).build()) {
      var page =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/login.xhtml")).build();
      var answer = browser.send(page, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(console.output()).contains("https://127.0.0.1:" + port + "/");
      assertThat(console.get("/health/ready").statusCode()).isEqualTo(200);
      // another address of this machine, where only who listens everywhere answers
      assertThat(answers("127.0.0.2", port)).isTrue();
      assertThat(answers("127.0.0.2", URI.create(console.address()).getPort())).isFalse();
    }
  }

  @Test
  void refuses_a_key_of_another_certificate() throws IOException {
    try (RunningConsole console = console(freePort(), "other-key.pem").launch()) {
      assertThat(console.awaitEnd()).isEqualTo(2);
      assertThat(console.output())
          .contains("PAIRKEEPER_TLS_KEY")
          .contains("the key belongs to another certificate")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void refuses_a_missing_file_and_a_missing_half() throws IOException {
    try (RunningConsole console = console(freePort(), "nowhere.pem").launch()) {
      assertThat(console.awaitEnd()).isEqualTo(2);
      assertThat(console.output()).contains("nowhere.pem").doesNotContain("\tat ");
    }
    try (RunningConsole console =
        console(freePort(), "key.pem").without("PAIRKEEPER_TLS_CERTIFICATE").launch()) {
      assertThat(console.awaitEnd()).isEqualTo(2);
      assertThat(console.output()).contains("only one is set");
    }
  }

  private static SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("console", certificate);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static boolean answers(String address, int port) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
