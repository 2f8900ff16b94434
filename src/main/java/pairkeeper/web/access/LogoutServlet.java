package pairkeeper.web.access;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import pairkeeper.ops.team.Sessions;

/**
 * The way out: {@code POST /logout}. A GET does nothing, so that no picture can sign people out.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Sessions sessions;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SessionCookie.of(request).ifPresent(session -> sessions.signOut(session.reveal()));
    HttpSession pages = request.getSession(false);
    if (pages != null) {
      pages.invalidate();
    }
    SessionCookie.takeBack(response, new Caller(request).secure());
    response.sendRedirect(request.getContextPath() + "/login.xhtml");
  }
}
