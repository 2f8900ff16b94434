package pairkeeper.ops.outgoing;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import pairkeeper.core.notify.Route;
import pairkeeper.core.notify.Route.Mail.Security;
import pairkeeper.core.plan.Secret;

/**
 * Sends a mail of plain text, within ten seconds for each thing that is said. With STARTTLS or TLS
 * nothing is said before the server has proved by its certificate that it is the one that was asked
 * for.
 */
public final class MailPost {
  private static final String LIMIT_MILLIS = "10000";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final SSLSocketFactory trust;

  /**
   * @param trust makes sockets of TLS; null for the system's trust
   */
  public MailPost(SSLSocketFactory trust) {
    this.trust = trust;
  }

  /**
   * What is sent.
   *
   * @param id the same with each attempt, of characters that an address may have
   * @param attached a file that goes with it, or null
   */
  public record Letter(String id, Instant at, String subject, String text, Attached attached) {}

  /** A file of text. */
  public record Attached(String name, String text) {}

  /** What came of it. */
  public sealed interface Answer {}

  /** The server took it for all who were to have it. */
  public record Taken() implements Answer {}

  /**
   * It took it for some.
   *
   * @param to for whom
   * @param why the others not; may hold what was said to the server, the password too
   */
  public record Partly(String to, String why) implements Answer {}

  /**
   * It did not take it, or did not answer.
   *
   * @param why may hold what was said to the server, the password too
   */
  public record Refused(String why) implements Answer {}

  /** Sends it; never throws. */
  public Answer send(Route.Mail route, Secret password, Letter letter) {
    Session session = Session.getInstance(settings(route));
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage mail = mail(session, route, letter);
      boolean signsIn = !route.user().isEmpty();
      transport.connect(
          route.server(),
          route.port(),
          signsIn ? route.user() : null,
          signsIn ? password.reveal() : null);
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Taken();
    } catch (SendFailedException e) {
      return partly(e);
    } catch (MessagingException e) {
      return new Refused(said(e));
    }
  }

  private Properties settings(Route.Mail route) {
    var all = new Properties();
    all.setProperty("mail.smtp.connectiontimeout", LIMIT_MILLIS);
    all.setProperty("mail.smtp.timeout", LIMIT_MILLIS);
    all.setProperty("mail.smtp.writetimeout", LIMIT_MILLIS);
    all.setProperty("mail.smtp.auth", String.valueOf(!route.user().isEmpty()));
    // one address that is wrong must not keep the message from the others
    all.setProperty("mail.smtp.sendpartial", "true");
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    all.setProperty("mail.smtp.ssl.enable", String.valueOf(route.security() == Security.TLS));
    String startTls = String.valueOf(route.security() == Security.STARTTLS);
    all.setProperty("mail.smtp.starttls.enable", startTls);
    all.setProperty("mail.smtp.starttls.required", startTls);
    if (trust != null) {
      all.put("mail.smtp.ssl.socketFactory", trust);
    }
    return all;
  }

  private static MimeMessage mail(Session session, Route.Mail route, Letter letter)
      throws MessagingException {
    String id = "<" + letter.id() + "@pairkeeper>";
    var mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    mail.setFrom(new InternetAddress(route.from()));
    mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse(route.to()));
    mail.setSubject(letter.subject(), UTF_8);
    mail.setSentDate(Date.from(letter.at()));
    mail.setHeader("Auto-Submitted", "auto-generated"); // no out-of-office answers to it (RFC 3834)
    if (letter.attached() == null) {
      mail.setText(letter.text(), UTF_8);
    } else {
      mail.setContent(parts(letter));
    }
    return mail;
  }

  private static MimeMultipart parts(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    var file = new MimeBodyPart();
    file.setText(letter.attached().text(), UTF_8);
    file.setFileName(letter.attached().name());
    file.setDisposition(MimeBodyPart.ATTACHMENT);
    // long lines are neither wrapped nor cut on their way
    file.setHeader("Content-Transfer-Encoding", "base64");
    var parts = new MimeMultipart();
    parts.addBodyPart(text);
    parts.addBodyPart(file);
    return parts;
  }

  private static Answer partly(SendFailedException e) {
    Address[] sent = e.getValidSentAddresses();
    if (sent == null || sent.length == 0) {
      return new Refused(said(e));
    }
    String to = Arrays.stream(sent).map(Address::toString).collect(Collectors.joining(", "));
    return new Partly(to, said(e));
  }

  private static String said(MessagingException e) {
    var said = new StringBuilder(Causes.of(e));
    for (Exception next = e.getNextException();
        next instanceof MessagingException further;
        next = further.getNextException()) {
      String more = Causes.of(further);
      if (said.indexOf(more) < 0) {
        said.append("; ").append(more);
      }
    }
    return said.toString();
  }
}
