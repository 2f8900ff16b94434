package pairkeeper.api.notify;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.notify.Delivery;
import pairkeeper.ops.notify.Deliveries;

/** {@code /notifications}: what was sent to whom, and what became of it. */
@Path("notifications")
@Produces("application/json")
@RequestScoped
public class NotificationsResource {
  private static final int MOST = 1000;

  @Inject Deliveries deliveries;
  @Inject Speaker speaker;

  /**
   * One message on one channel.
   *
   * @param matter why it was sent
   * @param happened how it stood: {@code critical}, {@code healthy}
   * @param state {@code waiting}, {@code sent}, {@code given-up} or {@code dropped}
   * @param answer what the other side said last, or null
   */
  public record NotificationJson(
      UUID id,
      UUID channel,
      String channelName,
      String matter,
      String happened,
      UUID customer,
      UUID pair,
      String title,
      Instant at,
      String state,
      int tries,
      Instant nextTryAt,
      String answer,
      Instant endedAt) {}

  /** Newest first, the newest thousand. */
  @GET
  public Response list(
      @QueryParam("channel") UUID channel,
      @QueryParam("state") String state,
      @Context UriInfo uri) {
    return Listed.of(
        deliveries.list(channel, state(state), 0, MOST), uri, l -> l.delivery().id(), this::shown);
  }

  /** Has one tried anew that was given up. */
  @POST
  @Path("{id}/again")
  public Response again(@PathParam("id") UUID id) {
    deliveries.again(id);
    return Response.accepted().build();
  }

  private NotificationJson shown(Deliveries.Listed listed) {
    Delivery d = listed.delivery();
    return new NotificationJson(
        d.id(),
        d.channel(),
        listed.channel().name(),
        d.message().matter(),
        d.message().state(),
        d.message().customer(),
        d.message().pair(),
        speaker.say(d.message().words().title()),
        d.message().at(),
        d.state().word(),
        d.tries(),
        d.state() == Delivery.State.WAITING ? d.nextTryAt() : null,
        speaker.say(d.answer()),
        d.endedAt());
  }

  private static Delivery.State state(String word) {
    return word == null
        ? null
        : Delivery.State.of(word)
            .orElseThrow(
                () -> BadRequest.unknownWord("state", word, "waiting, sent, given-up, dropped"));
  }
}
