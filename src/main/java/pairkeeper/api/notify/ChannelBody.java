package pairkeeper.api.notify;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.api.http.BadRequest;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Route;
import pairkeeper.core.notify.Route.Mail.Security;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.notify.ChannelForm;

/**
 * A channel as a client says it.
 *
 * @param customer null for all customers
 * @param language en, pt-BR, pl, ru; en when it is left out
 * @param matters all when it is left out
 * @param holdSeconds 60 when it is left out
 * @param digestHour 0 to 23 on the customer's clock; no digest when it is left out
 * @param kind {@code webhook}, {@code mail} or {@code telegram}; that field has to be there too
 * @param secret signing key, password or token; the stored one is kept when it is left out
 */
public record ChannelBody(
    String name,
    UUID customer,
    String language,
    List<String> matters,
    Integer holdSeconds,
    Boolean paused,
    Integer digestHour,
    String kind,
    WebhookJson webhook,
    MailJson mail,
    TelegramJson telegram,
    String secret) {

  /** Where a webhook leads. */
  public record WebhookJson(String address) {}

  /**
   * Where mails go.
   *
   * @param security {@code starttls} (when it is left out), {@code tls} or {@code none}
   * @param port 587 when it is left out
   * @param to addresses with commas between them
   */
  public record MailJson(
      String server, Integer port, String security, String user, String from, String to) {}

  /**
   * Where a Telegram-compatible webhook leads.
   *
   * @param base {@code https://api.telegram.org} when it is left out
   */
  public record TelegramJson(String base, String chat) {}

  /**
   * @throws Refused with the field that is wrong
   */
  ChannelForm read() {
    return new ChannelForm(
        name,
        customer,
        language,
        readMatters(),
        holdSeconds == null ? Channel.USUAL_HOLD : holdSeconds,
        Boolean.TRUE.equals(paused),
        digestHour,
        route(),
        secret == null ? null : Secret.of(secret));
  }

  private Set<Matter> readMatters() {
    if (matters == null) {
      return Set.of(Matter.values());
    }
    var read = new HashSet<Matter>();
    for (String word : matters) {
      read.add(Matter.of(word).orElseThrow(() -> BadRequest.unknownWord("matters", word, words())));
    }
    return read;
  }

  private static String words() {
    return Arrays.stream(Matter.values()).map(Matter::word).collect(Collectors.joining(", "));
  }

  private Route route() {
    return switch (kind == null ? "" : kind) {
      case "webhook" -> new Route.Webhook(there("webhook", webhook).address());
      case "telegram" -> new Route.Telegram(there("telegram", telegram).base(), telegram.chat());
      case "mail" -> {
        MailJson m = there("mail", mail);
        int port = m.port() == null ? 587 : m.port();
        yield new Route.Mail(m.server(), port, security(m.security()), m.user(), m.from(), m.to());
      }
      default -> throw BadRequest.unknownWord("kind", kind, "webhook, mail, telegram");
    };
  }

  private static <T> T there(String field, T said) {
    if (said == null) {
      throw new Refused(field, Text.of("inventory.refused.missing"));
    }
    return said;
  }

  private static Security security(String word) {
    return word == null
        ? Security.STARTTLS
        : Arrays.stream(Security.values())
            .filter(s -> s.word().equals(word))
            .findFirst()
            .orElseThrow(() -> BadRequest.unknownWord("security", word, "starttls, tls, none"));
  }
}
