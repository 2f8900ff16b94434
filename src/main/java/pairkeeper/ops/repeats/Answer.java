package pairkeeper.ops.repeats;

import java.util.Map;

/**
 * What was answered to a command that was carried out.
 *
 * @param status of HTTP, 200 to 299
 * @param headers those that tell what came of it: content type, location, version
 */
public record Answer(int status, Map<String, String> headers, String body) {
  public Answer {
    headers = Map.copyOf(headers);
  }
}
