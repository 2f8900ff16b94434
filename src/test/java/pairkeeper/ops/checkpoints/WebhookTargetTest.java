package pairkeeper.ops.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkpoints posted to a real HTTPS server. */
class WebhookTargetTest {
  private final List<String> received = new ArrayList<>();
  private HttpsServer server;
  private SSLContext context;
  private volatile int status = 204;
  private volatile String location = "";

  @BeforeEach
  void start() throws Exception {
    context = context();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          synchronized (received) {
            received.add(exchange.getRequestURI() + " " + body);
          }
          if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static SSLContext context() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    var name = new X500Name("CN=localhost");
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minusSeconds(3600)),
            Date.from(now.plusSeconds(86_400)),
            name,
            keys.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    Certificate certificate =
        new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", keys.getPrivate(), new char[0], new Certificate[] {certificate});
    store.setCertificateEntry("trusted", certificate);
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, new char[0]);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext made = SSLContext.getInstance("TLS");
    made.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return made;
  }

  private String deliver(HttpClient.Builder client) {
    String address = "https://localhost:" + server.getAddress().getPort() + "/hook?t=1";
    return new WebhookTarget(address, client).deliver(7, "{\"number\":7}");
  }

  private String deliver() {
    return deliver(HttpClient.newBuilder().sslContext(context));
  }

  @Test
  void posts_the_line_as_it_is() {
    assertThat(deliver()).isEmpty();
    assertThat(received).containsExactly("/hook?t=1 {\"number\":7}");
  }

  @Test
  void follows_no_redirect() throws IOException {
    status = 307;
    location = "https://localhost:" + server.getAddress().getPort() + "/elsewhere";
    assertThat(deliver()).isEqualTo("audit.checkpoint.failure.redirect");
    assertThat(received).hasSize(1);
  }

  @Test
  void an_error_is_told() {
    status = 500;
    assertThat(deliver()).isEqualTo("audit.checkpoint.failure.status");
  }

  @Test
  void a_server_that_cannot_prove_itself_gets_nothing() {
    assertThat(deliver(HttpClient.newBuilder())).isEqualTo("audit.checkpoint.failure.unreachable");
    assertThat(received).isEmpty();
  }
}
