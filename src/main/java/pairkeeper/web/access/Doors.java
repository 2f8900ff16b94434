package pairkeeper.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/** Which addresses are open to whom. What is not named here needs somebody who has signed in. */
final class Doors {
  /** Where a person who has not signed in may go. */
  private static final Set<String> OPEN = Set.of("/login.xhtml", "/language", "/logout");

  /** What machines ask, of a console that is still opening, too. */
  private static final List<String> EARLY = List.of("/health", "/metrics", "/openapi");

  /** Files that are the same for everybody: styles, scripts, pictures. */
  private static final String FILES = "/jakarta.faces.resource/";

  private static final String API = "/api/";

  private final HttpServletRequest request;
  private final String path;

  Doors(HttpServletRequest request) {
    this.request = request;
    // decoded and without dots and path parameters, as the container chooses the servlet by it
    String below = request.getPathInfo();
    this.path = request.getServletPath() + (below == null ? "" : below);
  }

  boolean file() {
    return path.startsWith(FILES);
  }

  boolean page() {
    return path.endsWith(".xhtml") || path.equals("/");
  }

  boolean open() {
    return OPEN.contains(path) || path.startsWith("/error/") || early();
  }

  /** Whether it is answered before the console is open. */
  boolean early() {
    return EARLY.stream().anyMatch(path::startsWith);
  }

  boolean api() {
    return path.startsWith(API);
  }

  /** Whether it carries a key instead of a cookie, and goes where keys count. */
  boolean keyed() {
    return api() && request.getHeader("Authorization") != null;
  }

  /** Where somebody may go whose password must be changed first. */
  boolean openBeforeChange() {
    return open() || path.equals("/account/password.xhtml") || keyed();
  }
}
