package pairkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.ops.team.Sessions.Visit;
import pairkeeper.ops.team.SignInResult.Welcome;
import pairkeeper.ops.texts.Language;
import pairkeeper.web.ui.LanguageServlet;
import pairkeeper.web.ui.Viewer;

/** The browser in front of a page, as far as signing in and the account change what it keeps. */
@RequestScoped
public class Browser {
  private static final int YEAR = 31_536_000;

  @Inject private HttpServletRequest request;
  @Inject private Viewer viewer;

  Caller caller() {
    return new Caller(request);
  }

  String agent() {
    return request.getHeader("User-Agent");
  }

  /** The session by which it is signed in, or null. */
  UUID session() {
    var visit = (Visit) request.getAttribute(SignInFilter.VISIT);
    return visit == null ? null : visit.session().id();
  }

  /**
   * Drops what pages kept for whoever was there before, and is known by a new cookie from now on.
   */
  void enter(Welcome welcome) {
    faces().getExternalContext().invalidateSession();
    SessionCookie.give(response(), welcome.session(), caller().secure());
    prefer(welcome.user().preferences(), false);
  }

  /**
   * Takes over language and colours.
   *
   * @param all whether "as the browser" counts too: it does when somebody has just chosen it
   */
  void prefer(Preferences preferences, boolean all) {
    boolean secure = caller().secure();
    Language.of(preferences.language())
        .ifPresentOrElse(
            language -> {
              response().addCookie(LanguageServlet.cookie(language, secure));
              viewer.speak(language); // what this answer says is read after the change
            },
            () -> {
              if (all) {
                Cookie forget = LanguageServlet.cookie(Language.ENGLISH, secure);
                forget.setMaxAge(0);
                response().addCookie(forget);
                viewer.speak(Language.accepted(request.getHeader("Accept-Language")));
              }
            });
    if (all || !preferences.theme().isEmpty()) {
      var theme = new Cookie("pk-theme", preferences.theme());
      theme.setPath("/");
      theme.setMaxAge(YEAR);
      theme.setSecure(secure);
      theme.setAttribute("SameSite", "Lax"); // read by js/viewer.js, so not HttpOnly
      response().addCookie(theme);
    }
  }

  /** Goes on with another page of this console. */
  void goTo(String path) {
    try {
      faces().getExternalContext().redirect(request.getContextPath() + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FacesContext faces() {
    return FacesContext.getCurrentInstance();
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse) faces().getExternalContext().getResponse();
  }
}
