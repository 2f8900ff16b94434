package pairkeeper.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import pairkeeper.core.model.Text;

/**
 * What went wrong, before it is said in a language; written as RFC 9457 has it.
 *
 * @param status of HTTP
 * @param kind end of the stable {@code type}
 * @param title what kind of problem it is
 * @param detail what is wrong here and what to do, or null
 * @param field the JSON field that it belongs to, or ""
 * @param more further members
 */
public record Problem(
    int status, String kind, Text title, Text detail, String field, Map<String, Object> more) {
  /** The media type of problems. */
  public static final String MEDIA = "application/problem+json";

  static Problem of(int status, String kind, Text title) {
    return new Problem(status, kind, title, null, "", Map.of());
  }

  Problem saying(Text words) {
    return new Problem(status, kind, title, words, field, more);
  }

  Problem at(String name) {
    return new Problem(status, kind, title, detail, name, more);
  }

  Problem with(String name, Object value) {
    var all = new LinkedHashMap<>(more);
    all.put(name, value);
    return new Problem(status, kind, title, detail, field, all);
  }

  /** Answers with it, where no resource was reached that could throw. */
  void answer(HttpServletResponse response, Speaker speaker) throws IOException {
    response.setStatus(status);
    response.setContentType(MEDIA);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(said(speaker)));
  }

  /** As it is written. */
  Map<String, Object> said(Speaker speaker) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "urn:pairkeeper:problem:" + kind);
    body.put("title", speaker.say(title));
    body.put("status", status);
    body.put("detail", speaker.say(detail == null ? title : detail));
    if (!field.isEmpty()) {
      body.put("field", field);
    }
    body.putAll(more);
    return body;
  }
}
