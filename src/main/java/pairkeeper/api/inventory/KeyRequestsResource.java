package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import pairkeeper.api.http.Listed;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.model.Refused;
import pairkeeper.ops.approvals.KeyDesk;

/** {@code /host-key-requests}: host keys that wait for a second person, by their hosts. */
@Path("host-key-requests")
@Produces("application/json")
@RequestScoped
public class KeyRequestsResource {
  @Inject KeyDesk desk;

  /** What a second person agrees to. */
  public record AgreeBody(String fingerprint, String remark) {}

  /** Why a second person says no. */
  public record DeclineBody(String reason) {}

  /**
   * Why somebody goes on alone.
   *
   * @param understood that it will be seen
   */
  public record AloneBody(String reason, Boolean understood) {}

  @GET
  public Response list(@Context UriInfo uri) {
    return Listed.of(desk.waiting(), uri, KeyRequest::host, KeyRequestJson::of);
  }

  @POST
  @Path("{host}/approve")
  public void approve(@PathParam("host") UUID host, AgreeBody said) {
    desk.approve(host, body(said).fingerprint(), said.remark());
  }

  @POST
  @Path("{host}/refuse")
  public void refuse(@PathParam("host") UUID host, DeclineBody said) {
    String reason = body(said).reason();
    inReason(() -> desk.refuse(host, reason));
  }

  @POST
  @Path("{host}/withdraw")
  public void withdraw(@PathParam("host") UUID host) {
    desk.withdraw(host);
  }

  @POST
  @Path("{host}/break-glass")
  public void breakGlass(@PathParam("host") UUID host, AloneBody said) {
    boolean understood = Boolean.TRUE.equals(body(said).understood());
    inReason(() -> desk.breakGlass(host, said.reason(), understood));
  }

  /** What pages keep apart is one field here. */
  private static void inReason(Runnable act) {
    try {
      act.run();
    } catch (Refused r) {
      throw Set.of("refusal", "breakReason").contains(r.field())
          ? new Refused("reason", r.text())
          : r;
    }
  }
}
