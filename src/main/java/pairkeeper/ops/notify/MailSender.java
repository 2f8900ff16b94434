package pairkeeper.ops.notify;

import javax.net.ssl.SSLSocketFactory;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Route;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.outgoing.MailPost;

/** Sends a message as a mail of plain text. */
final class MailSender {
  private final MailPost post;

  /**
   * @param trust makes sockets of TLS; null for the system's trust
   */
  MailSender(SSLSocketFactory trust) {
    post = new MailPost(trust);
  }

  Sent send(Route.Mail route, Secret password, Letter letter) {
    var mail =
        new MailPost.Letter(
            letter.id().toString(), letter.at(), letter.title(), text(letter), null);
    return switch (post.send(route, password, mail)) {
      case MailPost.Taken() -> Sent.arrived(Text.of("notify.answer.mail", "to", route.to()));
      case MailPost.Partly(String to, String why) ->
          Sent.arrived(
              Text.of("notify.answer.partly", "to", to, "why", Sent.plain(why, password.reveal())));
      case MailPost.Refused(String why) ->
          Sent.failed(Text.of("notify.answer.silent", "why", Sent.plain(why, password.reveal())));
    };
  }

  private static String text(Letter letter) {
    String lines = letter.lines().isEmpty() ? "" : String.join("\n", letter.lines()) + "\n\n";
    return letter.title() + "\n\n" + lines + letter.linkBelow() + "-- \n" + letter.foot() + "\n";
  }
}
