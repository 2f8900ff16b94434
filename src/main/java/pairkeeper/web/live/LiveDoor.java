package pairkeeper.web.live;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.team.Sessions.Visit;
import pairkeeper.web.access.SignInFilter;

/**
 * Stands before {@code /live?topic=fleet,run/…}, behind the sign-in: lets a page listen to what its
 * reader may see, and refuses the handshake when one topic is out of their sight (404).
 */
public class LiveDoor implements Filter {
  private static final int MOST_TOPICS = 8;

  @Inject private CurrentUser user;
  @Inject private Pairs pairs;
  @Inject private RunDesk runs;

  @Override
  public void doFilter(ServletRequest req, ServletResponse res, FilterChain chain)
      throws IOException, ServletException {
    var request = (HttpServletRequest) req;
    var response = (HttpServletResponse) res;
    String asked = request.getParameter("topic");
    if (asked == null || asked.split(",", -1).length > MOST_TOPICS) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    Set<String> topics = Set.copyOf(List.of(asked.split(",")));
    if (!topics.stream().allMatch(this::inSight)) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var visit = (Visit) request.getAttribute(SignInFilter.VISIT);
    Grants grants = user.acting().grants();
    chain.doFilter(as(request, new Listener(visit.session().id(), grants, topics)), res);
  }

  private boolean inSight(String topic) {
    try {
      int slash = topic.indexOf('/');
      if (slash < 0) {
        return Set.of("fleet", "runs").contains(topic) && user.mayAnywhere(Right.LOOK);
      }
      UUID id = UUID.fromString(topic.substring(slash + 1));
      return switch (topic.substring(0, slash)) {
        case "pair" -> pairs.get(id) != null;
        case "run" -> runs.run(id).isPresent();
        default -> false;
      };
    } catch (NotThere | IllegalArgumentException outOfSight) {
      return false;
    }
  }

  private static HttpServletRequest as(HttpServletRequest request, Listener listener) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public Principal getUserPrincipal() {
        return listener;
      }
    };
  }
}
