package pairkeeper.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Route;
import pairkeeper.core.notify.Route.Mail.Security;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.outgoing.HttpPost;

/** Messages to real servers on loopback: HTTP, and SMTP with and without TLS. */
class SendersTest {
  private static final Secret KEY = Secret.of("key-of-sixteen-or-more");
  private static final Secret TOKEN = Secret.of("123456789:AAE4aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final String LINK = "https://pk.example.org/monitoring/pair.xhtml?id=01";
  private static final Letter LETTER =
      new Letter(
          UUID.fromString("01900000-0000-7000-8000-000000000001"),
          NOW,
          "pair-needs-person",
          "critical",
          new UUID(1, 1),
          "Szpital św. Łukasza",
          new UUID(1, 2),
          "lukasz-his",
          "lukasz-his (Szpital św. Łukasza): krytyczna",
          List.of("sl-db1: nie odpowiada"),
          LINK,
          "Pairkeeper");

  private final HttpPost post = new HttpPost(HttpClient.newBuilder());

  private Sent webhook(Receiver to) {
    var route = new Route.Webhook(to.address() + "/hook?x=1");
    return new WebhookSender(post).send(route, KEY, LETTER, "Dyżur", NOW);
  }

  @Test
  void a_webhook_gets_signed_json_with_an_id_that_stays_the_same() {
    try (Receiver to = Receiver.start()) {
      to.answers(202, "queued");
      Sent sent = webhook(to);
      assertThat(sent.arrived()).isTrue();
      assertThat(sent.answer())
          .isEqualTo(Text.of("notify.answer.http-said", "status", "202", "said", "queued"));
      Receiver.Posted got = to.posted().getFirst();
      assertThat(got.path()).isEqualTo("/hook?x=1");
      assertThat(got.body())
          .contains("\"schema\":1", "\"state\":\"critical\"", "\"name\":\"lukasz-his\"", LINK);
      assertThat(got.headers().get("Idempotency-Key")).isEqualTo(LETTER.id().toString());
      // openssl dgst -sha256 -hmac gives the same of "<t>.<body>"
      assertThat(got.headers().get("Pairkeeper-Signature"))
          .matches("t=1795140000,v1=[0-9a-f]{64}")
          .isEqualTo(WebhookSender.signature(KEY, NOW.getEpochSecond(), got.body()));
    }
  }

  @Test
  void the_signature_is_the_hmac_that_others_compute() {
    // RFC 4231 has no dot in its data, so this one was computed by openssl
    assertThat(WebhookSender.signature(Secret.of("key"), 1, "body")).isEqualTo("t=1,v1=" + OPENSSL);
  }

  private static final String OPENSSL =
      "91b5374b153842ad05b2c4eab9349b8321b14703165bd3fb8b034dfb8be98ae5";

  @Test
  void a_redirect_is_not_followed() {
    try (Receiver to = Receiver.start();
        Receiver elsewhere = Receiver.start()) {
      to.sendsOnTo(elsewhere.address() + "/");
      assertThat(webhook(to).arrived()).isFalse();
      assertThat(elsewhere.posted()).isEmpty();
    }
  }

  @Test
  void of_an_answer_without_end_only_the_beginning_is_read() {
    try (Receiver to = Receiver.start()) {
      to.answers(500, "x".repeat(5_000_000));
      Sent sent = webhook(to);
      assertThat(sent.arrived()).isFalse();
      assertThat(sent.answer().args().get("said").toString()).hasSize(501);
    }
  }

  @Test
  void who_takes_the_line_and_says_nothing_costs_ten_seconds() throws Exception {
    try (var silent = new ServerSocket(0)) {
      var route = new Route.Webhook("http://127.0.0.1:" + silent.getLocalPort() + "/");
      long start = System.nanoTime();
      Sent sent = new WebhookSender(post).send(route, KEY, LETTER, "Dyżur", NOW);
      assertThat(sent.arrived()).isFalse();
      assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(15);
    }
  }

  @Test
  void a_bot_writes_to_its_chat_and_its_token_is_never_shown() {
    try (Receiver to = Receiver.start()) {
      to.answers(404, "no such path /bot" + TOKEN.reveal() + "/sendMessage");
      Sent sent =
          new TelegramSender(post).send(new Route.Telegram(to.address(), "-77"), TOKEN, LETTER);
      Receiver.Posted got = to.posted().getFirst();
      assertThat(got.path()).isEqualTo("/bot" + TOKEN.reveal() + "/sendMessage");
      assertThat(got.body()).contains("\"chat_id\":\"-77\"", "lukasz-his", LINK);
      assertThat(sent.arrived()).isFalse();
      assertThat(sent.answer().toString()).contains("•••").doesNotContain("AAE4");
    }
  }

  private static GreenMail mailServer(String protocol) {
    var setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(10_000);
    var server = new GreenMail(setup);
    server.setUser("pk@example.org", "pk", "pass-Word-1");
    server.start();
    return server;
  }

  private static Sent mail(MailSender sender, int port, Security security, String password) {
    var route = new Route.Mail("127.0.0.1", port, security, "pk", "pk@example.org", "oncall@x.org");
    return sender.send(route, Secret.of(password), LETTER);
  }

  @Test
  void a_mail_is_plain_text_with_the_same_id_each_time() throws Exception {
    GreenMail server = mailServer(ServerSetup.PROTOCOL_SMTP);
    try {
      int port = server.getSmtp().getPort();
      assertThat(mail(new MailSender(null), port, Security.NONE, "pass-Word-1").arrived()).isTrue();
      assertThat(mail(new MailSender(null), port, Security.NONE, "pass-Word-1").arrived()).isTrue();
      MimeMessage[] got = server.getReceivedMessages();
      assertThat(got).hasSize(2);
      assertThat(got[0].getSubject()).isEqualTo(LETTER.title());
      assertThat(got[0].getContent().toString()).contains("sl-db1: nie odpowiada", LINK);
      assertThat(got[0].getContentType()).startsWith("text/plain");
      assertThat(got[0].getMessageID())
          .isEqualTo("<" + LETTER.id() + "@pairkeeper>")
          .isEqualTo(got[1].getMessageID());
    } finally {
      server.stop();
    }
  }

  @Test
  void a_wrong_password_is_told_and_not_shown() {
    GreenMail server = mailServer(ServerSetup.PROTOCOL_SMTP);
    try {
      Sent sent =
          mail(new MailSender(null), server.getSmtp().getPort(), Security.NONE, "wrong-One-2");
      assertThat(sent.arrived()).isFalse();
      assertThat(sent.answer().toString()).contains("535").doesNotContain("wrong-One-2");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_mail_server_that_cannot_prove_itself_gets_nothing() {
    GreenMail server = mailServer(ServerSetup.PROTOCOL_SMTPS);
    try {
      Sent sent =
          mail(new MailSender(null), server.getSmtps().getPort(), Security.TLS, "pass-Word-1");
      assertThat(sent.arrived()).isFalse();
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void a_mail_server_without_starttls_gets_neither_password_nor_message() {
    GreenMail server = mailServer(ServerSetup.PROTOCOL_SMTP);
    try {
      Sent sent =
          mail(new MailSender(null), server.getSmtp().getPort(), Security.STARTTLS, "pass-Word-1");
      assertThat(sent.arrived()).isFalse();
      assertThat(sent.answer().toString()).contains("STARTTLS");
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }
}
