package pairkeeper.web.access;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Grants;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.access.CurrentUser.Acting;
import pairkeeper.ops.operation.Opening;
import pairkeeper.ops.team.Sessions;
import pairkeeper.ops.team.Sessions.Visit;
import pairkeeper.web.ui.Viewer;

/**
 * Stands before everything: finds out who asks, sends whoever has not signed in to the sign-in
 * page, refuses commands that another site's page sends, and sets the headers of every answer.
 *
 * <p>What is open to all is listed in {@link Doors}; a page that is not listed there is closed. The
 * API is let through here: its own filter asks for a token or for what was found here.
 */
public class SignInFilter implements Filter {
  /** Request attribute with the {@link Visit} of a browser that has signed in. */
  public static final String VISIT = "pairkeeper.visit";

  @Inject private Sessions sessions;
  @Inject private CurrentUser user;
  @Inject private Viewer viewer;
  @Inject private Opening opening;

  @Override
  public void doFilter(ServletRequest req, ServletResponse res, FilterChain chain)
      throws IOException, ServletException {
    var request = (HttpServletRequest) req;
    var response = (HttpServletResponse) res;
    var caller = new Caller(request);
    var doors = new Doors(request);
    Headers.set(response, doors.page(), doors.file(), caller.secure());
    if (doors.file()) {
      chain.doFilter(req, res);
      return;
    }
    if (!doors.early() && !opening.awaited()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Optional<Secret> cookie = SessionCookie.of(request);
    if (caller.changes() && forged(caller, doors, cookie.isPresent())
        || caller.opensSocket() && !caller.namesOwnOrigin()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Optional<Visit> visit =
        cookie.flatMap(c -> sessions.find(c.reveal(), caller.address(), caller.byPerson()));
    visit.ifPresent(v -> request.setAttribute(VISIT, v));
    if (visit.isEmpty() && !doors.open() && !doors.api()) {
      new Redirection(request, response).toSignIn();
      return;
    }
    if (visit.isPresent() && visit.get().user().mustChange() && !doors.openBeforeChange()) {
      new Redirection(request, response).to("/account/password.xhtml");
      return;
    }
    try {
      goOn(visit, chain, req, res);
    } catch (IOException | ServletException | RuntimeException e) {
      if (!response.isCommitted()) {
        // headers of a page that was begun would stand beside those of the error page
        response.reset();
        Headers.set(response, true, false, caller.secure());
      }
      if (!answered(e, response)) {
        throw e;
      }
    }
  }

  /**
   * What is out of sight is 404, what is not allowed 403; all else goes to the page for failures.
   */
  private static boolean answered(Throwable failure, HttpServletResponse response)
      throws IOException {
    for (Throwable why = failure; why != null; why = why.getCause()) {
      int status =
          switch (why) {
            case Denied denied -> HttpServletResponse.SC_FORBIDDEN;
            case NotThere notThere -> HttpServletResponse.SC_NOT_FOUND;
            default -> 0;
          };
      if (status != 0 && !response.isCommitted()) {
        response.sendError(status);
        return true;
      }
    }
    return false;
  }

  // a request with a key of its own needs no cookie, so no other site can send it
  private static boolean forged(Caller caller, Doors doors, boolean hasCookie) {
    return caller.fromForeignPage() || hasCookie && !doors.keyed() && !caller.fromOwnPage();
  }

  private void goOn(
      Optional<Visit> visit, FilterChain chain, ServletRequest req, ServletResponse res)
      throws IOException, ServletException {
    Callable<Void> rest =
        () -> {
          chain.doFilter(req, res);
          return null;
        };
    try {
      if (visit.isPresent()) {
        user.call(acting(visit.get()), rest);
      } else {
        user.callAsNobody(rest);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private Acting acting(Visit visit) {
    return new Acting(
        visit.user().actor(viewer.getBrowsersLanguage().locale(), viewer.getBrowsersZone(), ""),
        Grants.of(visit.user().grants()));
  }
}
