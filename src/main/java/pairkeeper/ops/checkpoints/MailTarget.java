package pairkeeper.ops.checkpoints;

import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Route;
import pairkeeper.core.notify.Route.Mail.Security;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.outgoing.MailPost;
import pairkeeper.ops.texts.Texts;

/**
 * Mails checkpoints to an auditor: each in a mail of its own, as a file with one line, since the
 * text of a mail is wrapped on its way. What counts as delivered is that the mail server took it.
 */
final class MailTarget implements Target {
  private static final Pattern SERVER = Pattern.compile("([^:/@\\s]+)(?::(\\d{1,5}))?");
  private static final int SUBMISSION = 587;
  private static final int TLS_PORT = 465;

  private final Route.Mail route;
  private final Secret password;
  private final Texts texts;
  private final Locale reader;
  private final InstantSource clock;
  private final MailPost post;

  MailTarget(
      Route.Mail route,
      Secret password,
      Texts texts,
      Locale reader,
      InstantSource clock,
      SSLSocketFactory trust) {
    this.route = route;
    this.password = password;
    this.texts = texts;
    this.reader = reader;
    this.clock = clock;
    this.post = new MailPost(trust);
  }

  /**
   * The way to a mail server, always encrypted: TLS from the first byte on port 465, else STARTTLS,
   * without which nothing is said.
   *
   * @param server a host, and its port unless that is 587
   * @param user "" where the server wants no sign-in
   * @throws IllegalArgumentException when one of them cannot be used
   */
  static Route.Mail route(String server, String user, String from, String to) {
    Matcher typed = SERVER.matcher(server.strip());
    if (!typed.matches()) {
      throw new IllegalArgumentException("no host: " + server);
    }
    int port = typed.group(2) == null ? SUBMISSION : Integer.parseInt(typed.group(2));
    try {
      Security security = port == TLS_PORT ? Security.TLS : Security.STARTTLS;
      return new Route.Mail(typed.group(1), port, security, user, from, to);
    } catch (Refused refused) {
      throw new IllegalArgumentException(refused.field(), refused);
    }
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String place() {
    return route.to();
  }

  @Override
  public String deliver(long number, String line) {
    var mail =
        new MailPost.Letter(
            "checkpoint-" + number,
            clock.instant(),
            say(Text.of("audit.checkpoint.mail.subject", "number", number)),
            say(Text.of("audit.checkpoint.mail.text", "number", number)) + "\n",
            new MailPost.Attached("checkpoint-" + number + ".jsonl", line + "\n"));
    return switch (post.send(route, password, mail)) {
      case MailPost.Taken() -> "";
      // one who did not get it would miss it for good
      case MailPost.Partly(String to, String why) -> "audit.checkpoint.failure.mail-partly";
      case MailPost.Refused(String why) -> "audit.checkpoint.failure.mail";
    };
  }

  private String say(Text text) {
    return texts.say(text, reader);
  }
}
