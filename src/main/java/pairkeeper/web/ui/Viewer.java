package pairkeeper.web.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.texts.Language;

/**
 * The person in front of the page: language, time zone and colours.
 *
 * <p>Language: the cookie that the switch and the sign-in set, else the account's, else what the
 * browser asks for. Zone: the account's, else the browser's. That one and the colours come from
 * cookies that {@code js/viewer.js} sets. None of them is trusted further than its list of values.
 */
@Named
@RequestScoped
public class Viewer {
  /** Cookie with the language's tag; set at sign-in from the account, and by the switch. */
  public static final String LANGUAGE_COOKIE = "pk-language";

  private static final String ZONE_COOKIE = "pk-zone";
  private static final String THEME_COOKIE = "pk-theme";
  private static final Set<String> THEMES = Set.of("light", "dark");

  private HttpServletRequest request;
  private CurrentUser user;
  private Language language;
  private ZoneId zone;

  protected Viewer() {}

  @Inject
  Viewer(HttpServletRequest request, CurrentUser user) {
    this.request = request;
    this.user = user;
  }

  /** The language of this page. */
  public Language getLanguage() {
    if (language == null) {
      language = cookie(LANGUAGE_COOKIE).flatMap(Language::of).orElseGet(this::preferred);
    }
    return language;
  }

  private Language preferred() {
    return isSignedIn() ? Language.of(user.actor().locale()) : accepted();
  }

  private Language accepted() {
    return Language.accepted(request.getHeader("Accept-Language"));
  }

  /** The language of this browser, whoever has signed in. */
  public Language getBrowsersLanguage() {
    return cookie(LANGUAGE_COOKIE).flatMap(Language::of).orElseGet(this::accepted);
  }

  public boolean isSignedIn() {
    return user.actor().person();
  }

  /**
   * Whether {@code js/live.js} asks for the page again. Such an answer keeps no state in the
   * session, which would soon push out the state of the form that the person is filling in.
   */
  public boolean isLive() {
    return request.getHeader("X-Live") != null;
  }

  /** How the person who has signed in is called, else "". */
  public String getName() {
    return isSignedIn() ? user.actor().display() : "";
  }

  /** From now on in this request the page speaks that language. */
  public void speak(Language language) {
    this.language = language;
  }

  public Locale getLocale() {
    return getLanguage().locale();
  }

  public Language[] getLanguages() {
    return Language.values();
  }

  /** The account's zone; where it has none, or nobody has signed in, the browser's, else UTC. */
  public ZoneId getZone() {
    return isSignedIn() ? user.actor().zone() : getBrowsersZone();
  }

  /** What the browser said of its zone; UTC until its first page has told it. */
  public ZoneId getBrowsersZone() {
    if (zone == null) {
      zone = cookie(ZONE_COOKIE).flatMap(Viewer::zone).orElse(ZoneOffset.UTC);
    }
    return zone;
  }

  /** {@code light}, {@code dark}, or "" for whatever the system prefers. */
  public String getTheme() {
    return cookie(THEME_COOKIE).filter(THEMES::contains).orElse("");
  }

  /** This page's address below the context root, percent-encoded, to come back to. */
  public String getHere() {
    String query = request.getQueryString();
    String path = request.getServletPath() + (query == null ? "" : "?" + query);
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  private Optional<String> cookie(String name) {
    if (request.getCookies() == null) {
      return Optional.empty();
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(name)) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
