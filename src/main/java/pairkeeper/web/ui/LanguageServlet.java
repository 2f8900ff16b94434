package pairkeeper.web.ui;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import pairkeeper.ops.texts.Language;

/** The language switch: {@code /language?to=pl&back=/fleet/index.xhtml} remembers and goes back. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int YEAR = 31_536_000;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language.of(request.getParameter("to"))
        .ifPresent(language -> response.addCookie(cookie(language, request.isSecure())));
    response.sendRedirect(request.getContextPath() + back(request.getParameter("back")));
  }

  /** The cookie by which {@link Viewer} finds a language again. */
  public static Cookie cookie(Language language, boolean secure) {
    var cookie = new Cookie(Viewer.LANGUAGE_COOKIE, language.tag());
    cookie.setPath("/");
    cookie.setMaxAge(YEAR);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  /** Only a path of this console: {@code //host} and {@code /\host} would lead away. */
  public static String back(String path) {
    return path != null && path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? path : "/";
  }
}
