package pairkeeper.ops.notify;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Route;
import pairkeeper.core.notify.Route.Mail.Security;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.outgoing.Causes;

/**
 * Sends a message as a mail of plain text. With STARTTLS or TLS nothing is said before the server
 * has proved by its certificate that it is the one that was asked for.
 */
final class MailSender {
  private static final String LIMIT_MILLIS = "10000";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final SSLSocketFactory trust;

  /**
   * @param trust makes sockets of TLS; null for the system's trust
   */
  MailSender(SSLSocketFactory trust) {
    this.trust = trust;
  }

  Sent send(Route.Mail route, Secret password, Letter letter) {
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
      return Sent.arrived(Text.of("notify.answer.mail", "to", route.to()));
    } catch (SendFailedException e) {
      return partly(e, password);
    } catch (MessagingException e) {
      return Sent.failed(Text.of("notify.answer.silent", "why", said(e, password)));
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
            setHeader("Message-ID", id); // the same with each attempt
          }
        };
    mail.setFrom(new InternetAddress(route.from()));
    mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse(route.to()));
    mail.setSubject(letter.title(), UTF_8);
    mail.setSentDate(Date.from(letter.at()));
    mail.setHeader("Auto-Submitted", "auto-generated"); // no out-of-office answers to it (RFC 3834)
    String lines = letter.lines().isEmpty() ? "" : String.join("\n", letter.lines()) + "\n\n";
    String below = letter.linkBelow() + "-- \n" + letter.foot() + "\n";
    mail.setText(letter.title() + "\n\n" + lines + below, UTF_8);
    return mail;
  }

  private static Sent partly(SendFailedException e, Secret password) {
    Address[] sent = e.getValidSentAddresses();
    String said = said(e, password);
    if (sent == null || sent.length == 0) {
      return Sent.failed(Text.of("notify.answer.silent", "why", said));
    }
    String to = Arrays.stream(sent).map(Address::toString).collect(Collectors.joining(", "));
    return Sent.arrived(Text.of("notify.answer.partly", "to", to, "why", said));
  }

  private static String said(MessagingException e, Secret password) {
    var said = new StringBuilder(Causes.of(e));
    for (Exception next = e.getNextException();
        next instanceof MessagingException further;
        next = further.getNextException()) {
      String more = Causes.of(further);
      if (said.indexOf(more) < 0) {
        said.append("; ").append(more);
      }
    }
    return Sent.plain(said.toString(), password.reveal());
  }
}
