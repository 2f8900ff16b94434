package pairkeeper.api.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.access.CurrentUser.Acting;
import pairkeeper.ops.team.Tokens;

/** Lets in who shows a valid token, and acts for its owner while the request lasts. */
public class TokenFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "Bearer ";

  @Inject private transient Tokens tokens;
  @Inject private transient CurrentUser user;
  @Inject private transient Speaker speaker;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    Optional<Acting> acting = acting(request.getHeader("Authorization"));
    if (acting.isEmpty()) {
      refuse(response);
      return;
    }
    try {
      user.call(
          acting.get(),
          () -> {
            chain.doFilter(request, response);
            return null;
          });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private Optional<Acting> acting(String header) {
    boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bearer ? tokens.acting(header.substring(SCHEME.length()).strip()) : Optional.empty();
  }

  private void refuse(HttpServletResponse response) throws IOException {
    Problem problem =
        Problem.of(401, "unauthorised", Text.of("problems.unauthorised"))
            .saying(Text.of("problems.unauthorised.detail"));
    response.setHeader("WWW-Authenticate", "Bearer realm=\"Pairkeeper\"");
    problem.answer(response, speaker);
  }
}
