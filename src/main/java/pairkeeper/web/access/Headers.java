package pairkeeper.web.access;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What every answer tells the browser not to do. The policy for scripts of pages stands in web.xml.
 */
final class Headers {
  private static final String NOTHING_RUNS =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private Headers() {}

  /**
   * Sets them.
   *
   * @param page whether it is a page, whose policy Faces adds with its nonce
   * @param kept whether the browser may keep it: files that are the same for everybody
   */
  static void set(HttpServletResponse response, boolean page, boolean kept, boolean secure) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (!kept) {
      response.setHeader("Cache-Control", "no-store");
    }
    if (!page) {
      response.setHeader("Content-Security-Policy", NOTHING_RUNS);
    }
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
