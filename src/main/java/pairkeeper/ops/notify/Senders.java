package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Route;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.inventory.Secrets;
import pairkeeper.ops.outgoing.HttpPost;
import pairkeeper.ops.outgoing.Inside;

/** Sends a message on its channel; outside of any transaction, since the other side may be slow. */
@ApplicationScoped
public class Senders {
  private Inside inside;
  private Secrets secrets;
  private Clock clock;
  private WebhookSender webhook;
  private TelegramSender telegram;
  private MailSender mail;

  protected Senders() {}

  @Inject
  Senders(Inside inside, Secrets secrets, Clock clock) {
    this.inside = inside;
    this.secrets = secrets;
    this.clock = clock;
    HttpPost post = new HttpPost(HttpClient.newBuilder());
    webhook = new WebhookSender(post);
    telegram = new TelegramSender(post);
    mail = new MailSender(null);
  }

  /** Why nothing may be sent there; empty when it may. */
  Optional<Text> objection(Route route) {
    if (inside.named(route.host())) {
      return Optional.empty();
    }
    if (!route.encrypted()) {
      return Optional.of(Text.of("notify.refused.plain", "host", route.host()));
    }
    return inside.holds(route.host())
        ? Optional.of(Text.of("notify.refused.inside", "host", route.host()))
        : Optional.empty();
  }

  /** One attempt; never throws. */
  Sent send(Channel channel, Letter letter) {
    Optional<Text> objection = objection(channel.route());
    if (objection.isPresent()) {
      return Sent.failed(objection.get());
    }
    Secret secret = channel.secret() == null ? null : secrets.reveal(channel.secret());
    if (secret == null && channel.route().needsSecret()) {
      return Sent.failed(Text.of("notify.answer.no-secret"));
    }
    Secret known = secret == null ? Secret.of("") : secret;
    return switch (channel.route()) {
      case Route.Webhook to -> webhook.send(to, known, letter, channel.name(), clock.instant());
      case Route.Telegram to -> telegram.send(to, known, letter);
      case Route.Mail to -> mail.send(to, known, letter);
    };
  }
}
