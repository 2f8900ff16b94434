package pairkeeper.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * From where a request comes: directly, or through the one proxy that the operator trusts ({@code
 * PAIRKEEPER_TRUSTED_PROXY}, its address), whose {@code X-Forwarded-} headers count then.
 */
final class Caller {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  private final HttpServletRequest request;
  private final boolean proxied;

  Caller(HttpServletRequest request) {
    this.request = request;
    this.proxied =
        ConfigProvider.getConfig()
            .getOptionalValue("pairkeeper.trusted.proxy", String.class)
            .filter(proxy -> proxy.equals(request.getRemoteAddr()))
            .isPresent();
  }

  /** The browser's address, at most 60 characters. */
  String address() {
    String address = request.getRemoteAddr();
    String forwarded = proxied ? request.getHeader("X-Forwarded-For") : null;
    if (forwarded != null) {
      // the last one is what the proxy saw itself; those before it anybody may have written
      address = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
    return address.substring(0, Math.min(60, address.length()));
  }

  /** Whether the browser speaks TLS. */
  boolean secure() {
    return request.isSecure()
        || proxied && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }

  /** Whether the request may change something. */
  boolean changes() {
    return !HARMLESS.contains(request.getMethod());
  }

  /** Whether a person's doing sent it, and not an open page that keeps itself fresh. */
  boolean byPerson() {
    return request.getHeader("X-Live") == null && !opensSocket();
  }

  /** Whether the request asks for a socket instead of an answer; no page is kept from asking. */
  boolean opensSocket() {
    return request.getHeader("Sec-WebSocket-Key") != null;
  }

  /** Whether it says that it comes from a page of this console, as browsers do for sockets. */
  boolean namesOwnOrigin() {
    String origin = request.getHeader("Origin");
    return origin != null && sameHost(origin);
  }

  /**
   * Whether a page of this console sent the request. Browsers say so themselves and no page can
   * make them lie; a request that says nothing at all is not from one.
   */
  boolean fromOwnPage() {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin =
        Optional.ofNullable(request.getHeader("Origin")).orElse(request.getHeader("Referer"));
    return origin != null && sameHost(origin);
  }

  /** Whether the request says that another site's page sent it. */
  boolean fromForeignPage() {
    boolean said =
        request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
    return said && !fromOwnPage();
  }

  private boolean sameHost(String origin) {
    String host = proxied ? request.getHeader("X-Forwarded-Host") : null;
    String own = host == null ? request.getHeader("Host") : host;
    try {
      String theirs = URI.create(origin).getAuthority();
      return theirs != null && own != null && plain(theirs).equals(plain(own));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static String plain(String authority) {
    return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
  }
}
