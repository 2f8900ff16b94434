package pairkeeper.api.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.api.notify.ChannelBody.MailJson;
import pairkeeper.api.notify.ChannelBody.TelegramJson;
import pairkeeper.api.notify.ChannelBody.WebhookJson;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Route;

/**
 * A channel as a client sees it; its secret is never shown.
 *
 * @param hasSecret whether one is stored
 */
public record ChannelJson(
    UUID id,
    String name,
    UUID customer,
    String language,
    List<String> matters,
    int holdSeconds,
    boolean paused,
    Integer digestHour,
    String kind,
    WebhookJson webhook,
    MailJson mail,
    TelegramJson telegram,
    boolean hasSecret,
    int version,
    Instant changedAt,
    String changedBy) {

  static ChannelJson of(Channel c) {
    return new ChannelJson(
        c.id(),
        c.name(),
        c.customer(),
        c.language(),
        c.matters().stream().sorted().map(Matter::word).toList(),
        c.holdSeconds(),
        c.paused(),
        c.digestHour(),
        c.route().kind(),
        c.route() instanceof Route.Webhook w ? new WebhookJson(w.address()) : null,
        c.route() instanceof Route.Mail m
            ? new MailJson(m.server(), m.port(), m.security().word(), m.user(), m.from(), m.to())
            : null,
        c.route() instanceof Route.Telegram t ? new TelegramJson(t.base(), t.chat()) : null,
        c.secret() != null,
        c.stamp().version(),
        c.stamp().changedAt(),
        c.stamp().changedBy());
  }
}
