package pairkeeper.ops.checkpoints;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import pairkeeper.ops.outgoing.HttpPost;

/**
 * Posts checkpoints to one HTTPS address. The address comes from the environment only, never from a
 * page; redirects are not followed, and of the answer nothing but its status is read.
 */
final class WebhookTarget implements Target {
  private final URI address;
  private final HttpPost post;

  /**
   * @throws IllegalArgumentException when the address is not one of https, or holds a name or a
   *     password
   */
  WebhookTarget(String address, HttpClient.Builder client) {
    this.address = URI.create(address);
    if (!"https".equalsIgnoreCase(this.address.getScheme())
        || this.address.getHost() == null
        || this.address.getUserInfo() != null) {
      throw new IllegalArgumentException("no https address");
    }
    this.post = new HttpPost(client);
  }

  @Override
  public String name() {
    return "webhook";
  }

  /** Without path and query, which may hold what only the receiver should know. */
  @Override
  public String place() {
    return "https://" + address.getAuthority();
  }

  @Override
  public String deliver(long number, String line) {
    var headers = Map.of("Idempotency-Key", "checkpoint-" + number);
    return switch (post.json(address, headers, line)) {
      case HttpPost.Said(int status, String body) ->
          status / 100 == 2
              ? ""
              : status / 100 == 3
                  ? "audit.checkpoint.failure.redirect"
                  : "audit.checkpoint.failure.status";
      case HttpPost.Silent(String why) -> "audit.checkpoint.failure.unreachable";
    };
  }
}
