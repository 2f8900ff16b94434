package pairkeeper.api.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pairkeeper.core.model.Text;
import pairkeeper.ops.repeats.Answer;
import pairkeeper.ops.repeats.Repeat;
import pairkeeper.ops.repeats.Repeats;

/**
 * Sees to it that a command with an {@code Idempotency-Key} is done once: its repetition gets the
 * first answer again, marked by {@code Idempotency-Replayed: true}.
 */
public class RepeatFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String KEY = "Idempotency-Key";
  private static final Set<String> COMMANDS = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** May be done twice, and what it answers is too large to be kept. */
  private static final String BACKUPS = "/backups";

  private static final List<String> TELLING = List.of("Content-Type", "Location", "ETag");

  @Inject private transient Repeats repeats;
  @Inject private transient Speaker speaker;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String key = request.getHeader(KEY);
    if (key == null
        || !COMMANDS.contains(request.getMethod())
        || request.getRequestURI().endsWith(BACKUPS)) {
      chain.doFilter(request, response);
      return;
    }
    if (!key.matches("[\\x21-\\x7e]{1,200}")) {
      problem(400, "bad-request", "problems.bad-request", "problems.repeat.key")
          .answer(response, speaker);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(JsonBodies.MOST + 1);
    if (body.length > JsonBodies.MOST) {
      Problem.of(413, "too-large", Text.of("problems.too-large")).answer(response, speaker);
      return;
    }
    switch (repeats.begin(key, whole(request, body))) {
      case Repeat.First first ->
          carryOut(first, new KeptRequest(request, body), new KeptResponse(response), chain);
      case Repeat.Answered again -> replay(again.answer(), response);
      case Repeat.Underway underway ->
          Problem.of(409, "repeat-underway", Text.of("problems.repeat.underway"))
              .saying(Text.of("problems.repeat.underway.detail"))
              .with("since", underway.since().toString())
              .answer(response, speaker);
      case Repeat.Different other ->
          problem(422, "repeat-differs", "problems.repeat.differs", "problems.repeat.key")
              .answer(response, speaker);
    }
  }

  private static Problem problem(int status, String kind, String title, String detail) {
    return Problem.of(status, kind, Text.of(title)).saying(Text.of(detail)).at(KEY);
  }

  private static String whole(HttpServletRequest request, byte[] body) {
    return String.join(
        "\n",
        request.getMethod(),
        request.getRequestURI(),
        String.valueOf(request.getQueryString()),
        String.valueOf(request.getHeader("If-Match")),
        Base64.getEncoder().encodeToString(body));
  }

  private void carryOut(
      Repeat.First first, KeptRequest request, KeptResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean done = false;
    try {
      chain.doFilter(request, response);
      done = response.getStatus() / 100 == 2;
    } finally {
      if (done) {
        repeats.done(first, new Answer(response.getStatus(), telling(response), response.body()));
      } else {
        repeats.refused(first);
      }
    }
  }

  private static Map<String, String> telling(HttpServletResponse response) {
    var headers = new LinkedHashMap<String, String>();
    for (String name : TELLING) {
      if (response.getHeader(name) != null) {
        headers.put(name, response.getHeader(name));
      }
    }
    return headers;
  }

  private static void replay(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setHeader("Idempotency-Replayed", "true");
    response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
