package pairkeeper.api.notify;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.api.http.Versions;
import pairkeeper.core.notify.Channel;
import pairkeeper.ops.notify.Channels;
import pairkeeper.ops.notify.Sent;

/** {@code /notification-channels}: the ways on which people are told. */
@Path("notification-channels")
@Produces("application/json")
@RequestScoped
public class ChannelsResource {
  @Inject Channels channels;
  @Inject Speaker speaker;

  /**
   * What came of a test.
   *
   * @param answer what the other side said, in the reader's language
   */
  public record SentJson(boolean arrived, String answer) {}

  @GET
  public Response list(@Context UriInfo uri) {
    return Listed.of(channels.all(), uri, Channel::id, ChannelJson::of);
  }

  @POST
  public Response make(ChannelBody said) {
    Channel made = channels.add(body(said).read());
    return Versions.created("notification-channels", made.id(), ChannelJson.of(made), made.stamp());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") UUID id) {
    Channel channel = channels.get(id);
    return Versions.ok(ChannelJson.of(channel), channel.stamp());
  }

  @PUT
  @Path("{id}")
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String match, ChannelBody said) {
    Channel changed = channels.change(id, Versions.needed(match), body(said).read());
    return Versions.ok(ChannelJson.of(changed), changed.stamp());
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") UUID id, @HeaderParam("If-Match") String match) {
    channels.remove(id, Versions.wanted(match, channels.get(id).stamp()));
  }

  /** Sends a test at once; 200 whether it arrived or not. */
  @POST
  @Path("{id}/test")
  public SentJson test(@PathParam("id") UUID id) {
    Sent sent = channels.test(id);
    return new SentJson(sent.arrived(), speaker.say(sent.answer()));
  }
}
