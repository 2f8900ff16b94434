package pairkeeper.ops.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.notify.Route;
import pairkeeper.core.notify.Route.Mail.Security;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;

/** Checkpoints mailed to a real mail server. */
class MailTargetTest {
  private static final String PASSWORD = "mail-Pass-Word-1";
  private static final String LINE =
      "{\"format\":\"pairkeeper-checkpoint-1\",\"x\":\"" + "ż".repeat(3000) + "\"}";

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.setUser("pk@example.org", "pk", PASSWORD);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailTarget target(String password, String to, Locale reader) {
    // the line to a server of this machine; what leads elsewhere is always encrypted (below)
    var route =
        new Route.Mail(
            "127.0.0.1", server.getSmtp().getPort(), Security.NONE, "pk", "pk@example.org", to);
    return new MailTarget(route, Secret.of(password), new Texts(), reader, Clock.systemUTC(), null);
  }

  @Test
  void the_line_arrives_as_a_file_letter_by_letter_with_words_in_the_language_of_the_console()
      throws Exception {
    MailTarget target =
        target(
            PASSWORD, "auditor@example.org,second@example.org", Language.of("pl").get().locale());
    assertThat(target.deliver(12, LINE)).isEmpty();
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getSubject()).isEqualTo("Pairkeeper: podpisany punkt kontrolny 12 audytu");
    assertThat(mails[0].getMessageID()).isEqualTo("<checkpoint-12@pairkeeper>");
    var parts = (MimeMultipart) mails[0].getContent();
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("verify-audit");
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("checkpoint-12.jsonl");
    assertThat(parts.getBodyPart(1).getContent().toString()).isEqualToIgnoringNewLines(LINE);
    assertThat(target.place()).isEqualTo("auditor@example.org, second@example.org");
  }

  @Test
  void what_the_server_does_not_take_is_not_delivered() {
    MailTarget wrong = target("another password", "auditor@example.org", Locale.ENGLISH);
    assertThat(wrong.deliver(1, LINE)).isEqualTo("audit.checkpoint.failure.mail");
    MailTarget target = target(PASSWORD, "auditor@example.org", Locale.ENGLISH);
    server.stop();
    assertThat(target.deliver(1, LINE)).isEqualTo("audit.checkpoint.failure.mail");
    server.start();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void the_way_to_the_server_is_always_encrypted() {
    var usual = MailTarget.route("mail.example.org", "", "pk@example.org", "a@example.org");
    assertThat(usual.port()).isEqualTo(587);
    assertThat(usual.security()).isEqualTo(Security.STARTTLS);
    var tls = MailTarget.route("mail.example.org:465", "", "pk@example.org", "a@example.org");
    assertThat(tls.security()).isEqualTo(Security.TLS);
    var old = MailTarget.route("mail.example.org:25", "", "pk@example.org", "a@example.org");
    assertThat(old.security()).isEqualTo(Security.STARTTLS);
    for (String server : new String[] {"", "smtp://mail", "mail:99999999", "mail:0", "a b"}) {
      assertThatThrownBy(() -> MailTarget.route(server, "", "pk@example.org", "a@example.org"))
          .as(server)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> MailTarget.route("mail.example.org", "", "nobody", "a@example.org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MailTarget.route("mail.example.org", "", "pk@example.org", "nobody"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
