package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.runbook.Rediscovery;
import pairkeeper.ops.rediscovery.RediscoveryDesk;

/**
 * {@code /pairs/{id}/rediscovery}: a pair as its servers say that it is, for a console that knows
 * less than they do.
 */
@Path("pairs/{id}/rediscovery")
@Produces("application/json")
@RequestScoped
public class RediscoveryResource {
  @Inject RediscoveryDesk desk;
  @Inject Speaker speaker;

  /**
   * @param role that the console believes in
   * @param found role that it has now
   * @param number fencing number that stands there, 0 when none does
   */
  public record ServerJson(
      UUID server, String name, String role, String found, String text, long number) {}

  /**
   * @param known fencing number that the console knows
   * @param highest the highest that was found
   * @param refused why the pair cannot be taken like this, or null
   */
  public record RediscoveryJson(
      List<ServerJson> servers, long known, long highest, String refused) {}

  /** What a person types to take the pair as it was found. */
  public record TakeBody(String confirm, String reason) {}

  /** Reads all servers; nothing is changed anywhere. */
  @GET
  public RediscoveryJson look(@PathParam("id") UUID id) {
    return json(desk.look(id));
  }

  /** Reads all servers again and takes their roles and fencing number into the inventory. */
  @POST
  public RediscoveryJson take(@PathParam("id") UUID id, TakeBody typed) {
    return json(desk.take(id, body(typed).confirm(), typed.reason()));
  }

  private RediscoveryJson json(Rediscovery seen) {
    var servers =
        seen.servers().stream()
            .map(f ->
                new ServerJson(
                    f.server().id(),
                    f.server().name(),
                    f.server().role().word(),
                    f.role().word(),
                    speaker.say(f.said()),
                    f.number()))
            .toList();
    return new RediscoveryJson(
        servers, seen.known(), seen.highest(), seen.refused().map(speaker::say).orElse(null));
  }
}
