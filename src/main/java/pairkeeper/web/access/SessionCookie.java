package pairkeeper.web.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import pairkeeper.core.plan.Secret;

/**
 * The cookie by which a signed-in browser is known; it ends with the browser or with the session.
 */
final class SessionCookie {
  private static final String NAME = "pk-session";

  private SessionCookie() {}

  static Optional<Secret> of(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return Optional.empty();
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
        return Optional.of(Secret.of(cookie.getValue()));
      }
    }
    return Optional.empty();
  }

  static void give(HttpServletResponse response, Secret session, boolean secure) {
    write(response, session.reveal(), -1, secure);
  }

  static void takeBack(HttpServletResponse response, boolean secure) {
    write(response, "", 0, secure);
  }

  // Lax, not Strict: a link in a mail or a ticket opens its page without signing in once more
  private static void write(HttpServletResponse response, String value, int age, boolean secure) {
    var cookie = new Cookie(NAME, value);
    cookie.setPath("/");
    cookie.setMaxAge(age);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
