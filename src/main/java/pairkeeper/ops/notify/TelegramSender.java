package pairkeeper.ops.notify;

import java.net.URI;
import java.util.Map;
import pairkeeper.core.notify.Route;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.outgoing.HttpPost;
import tools.jackson.databind.json.JsonMapper;

/** Sends a message by {@code sendMessage} of Telegram's Bot API, as plain text. */
final class TelegramSender {
  /** Telegram takes 4096 characters. */
  private static final int LONGEST = 4000;

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpPost post;

  TelegramSender(HttpPost post) {
    this.post = post;
  }

  Sent send(Route.Telegram route, Secret token, Letter letter) {
    String text = letter.text() + "\n\n" + letter.linkBelow() + letter.foot();
    String body =
        JSON.writeValueAsString(
            Map.of(
                "chat_id",
                route.chat(),
                "text",
                text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text,
                "disable_web_page_preview",
                true));
    URI address = URI.create(route.base() + "/bot" + token.reveal() + "/sendMessage");
    var headers = Map.of("Idempotency-Key", letter.id().toString());
    return WebhookSender.Answers.of(post.json(address, headers, body), token);
  }
}
