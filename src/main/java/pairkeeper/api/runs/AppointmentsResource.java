package pairkeeper.api.runs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.ops.appointments.AppointmentDesk;

/**
 * {@code /appointments}: runs that are agreed for a certain time. One is made by starting a plan
 * with {@code startAt}.
 */
@Path("appointments")
@Produces("application/json")
@RequestScoped
public class AppointmentsResource {
  private static final int KEPT_IN_SIGHT = 1_000;

  @Inject AppointmentDesk desk;
  @Inject Speaker speaker;

  @GET
  public Response list(@QueryParam("pair") UUID pair, @Context UriInfo uri) {
    var found =
        desk.list(KEPT_IN_SIGHT).stream()
            .filter(a -> pair == null || a.pair().equals(pair))
            .toList();
    return Listed.of(found, uri, Appointment::id, a -> AppointmentJson.of(a, speaker));
  }

  @GET
  @Path("{id}")
  public AppointmentJson get(@PathParam("id") UUID id) {
    return AppointmentJson.of(desk.get(id), speaker);
  }

  /** Takes it back, as long as it has not begun. */
  @DELETE
  @Path("{id}")
  public AppointmentJson cancel(@PathParam("id") UUID id) {
    return AppointmentJson.of(desk.cancel(id), speaker);
  }
}
