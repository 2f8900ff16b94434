package pairkeeper.ops.notify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Route;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.outgoing.HttpPost;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a message as JSON, signed.
 *
 * <pre>
 * Pairkeeper-Signature: t=1763805600,v1=&lt;64 hexadecimal digits&gt;
 * Idempotency-Key: &lt;id of the message&gt;
 *
 * {"schema": 1, "id", "at", "matter", "state", "title", "lines": [], "text",
 *  "link" or null, "customer": {"id", "name"} or null, "pair": {"id", "name"} or null, "channel"}
 * </pre>
 *
 * {@code v1} is HMAC-SHA256, with the channel's secret as the key, of the number after {@code t=},
 * a dot, and the body as it came.
 */
final class WebhookSender {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpPost post;

  WebhookSender(HttpPost post) {
    this.post = post;
  }

  Sent send(Route.Webhook route, Secret secret, Letter letter, String channel, Instant now) {
    String body = body(letter, channel);
    var headers =
        Map.of(
            "Idempotency-Key", letter.id().toString(),
            "Pairkeeper-Signature", signature(secret, now.getEpochSecond(), body));
    return Answers.of(post.json(URI.create(route.address()), headers, body), secret);
  }

  static String body(Letter letter, String channel) {
    var body = new LinkedHashMap<String, Object>();
    body.put("schema", 1);
    body.put("id", letter.id().toString());
    body.put("at", letter.at().toString());
    body.put("matter", letter.matter());
    body.put("state", letter.state());
    body.put("title", letter.title());
    body.put("lines", letter.lines());
    body.put("text", letter.text());
    body.put("link", letter.link().isEmpty() ? null : letter.link());
    body.put("customer", named(letter.customer(), letter.customerName()));
    body.put("pair", named(letter.pair(), letter.pairName()));
    body.put("channel", channel);
    return JSON.writeValueAsString(body);
  }

  private static Map<String, String> named(Object id, String name) {
    return id == null ? null : Map.of("id", id.toString(), "name", name);
  }

  static String signature(Secret secret, long at, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] sum = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + at + ",v1=" + HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", e);
    }
  }

  /** What an HTTP answer means. */
  static final class Answers {
    private Answers() {}

    static Sent of(HttpPost.Answer answer, Secret secret) {
      return switch (answer) {
        case HttpPost.Said(int status, String body) -> {
          String said = Sent.plain(body, secret.reveal());
          String key = "notify.answer.http" + (said.isEmpty() ? "" : "-said");
          Text text = Text.of(key, "status", String.valueOf(status), "said", said);
          yield new Sent(answer.taken(), text);
        }
        case HttpPost.Silent(String why) ->
            Sent.failed(Text.of("notify.answer.silent", "why", Sent.plain(why, secret.reveal())));
      };
    }
  }
}
