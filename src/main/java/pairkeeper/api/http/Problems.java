package pairkeeper.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Turns whatever was thrown into a problem document; what nobody expected gets a number only. */
@Provider
@ApplicationScoped
public class Problems implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(Problems.class.getName());

  private KnownProblems known;
  private Speaker speaker;

  protected Problems() {}

  @Inject
  Problems(KnownProblems known, Speaker speaker) {
    this.known = known;
    this.speaker = speaker;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    Problem problem = problem(thrown);
    var response =
        Response.status(problem.status()).type(Problem.MEDIA).entity(problem.said(speaker));
    if (thrown instanceof WebApplicationException web) {
      String allow = web.getResponse().getHeaderString("Allow");
      if (allow != null) {
        response.header("Allow", allow);
      }
    }
    return response.build();
  }

  private Problem problem(Throwable thrown) {
    for (Throwable t = thrown; t != null && t != t.getCause(); t = t.getCause()) {
      var problem = known.of(t);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.log(Level.ERROR, "reference " + reference, thrown);
    return KnownProblems.internal(reference);
  }
}
