package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.health.Failback;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Homes;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.monitoring.Failbacks;

/**
 * {@code /pairs/{id}/failback}: who is to be primary, and whether going back to them is offered.
 */
@Path("pairs/{id}/failback")
@Produces("application/json")
@RequestScoped
public class FailbackResource {
  @Inject Homes homes;
  @Inject Pairs pairs;
  @Inject Failbacks failbacks;
  @Inject Speaker speaker;

  /** What a client says: a server's id, and 1 to 10080 minutes. */
  public record FailbackBody(UUID preferred, Integer afterMinutes) {}

  /**
   * @param offered whether a switchover to the preferred server is offered now
   * @param text how it stands; null while that server is primary
   * @param healthySince null while the pair is not healthy or was not watched
   * @param backup {@code verified} where a backup taken since the last change of roles was
   *     restored, {@code no} where a job takes them but none was, {@code unknown} where no job
   *     does; null while that server is primary
   */
  public record FailbackJson(
      UUID preferred,
      int afterMinutes,
      boolean offered,
      String text,
      Instant healthySince,
      Instant offeredAt,
      String backup) {}

  @GET
  public FailbackJson get(@PathParam("id") UUID id) {
    Home home = homes.of(id);
    Optional<Failback> back = failbacks.of(pairs.get(id));
    return new FailbackJson(
        home.server(),
        home.afterMinutes(),
        back.map(f -> f.state() == Failback.State.READY).orElse(false),
        back.map(f -> speaker.say(f.text())).orElse(null),
        back.map(Failback::healthySince).orElse(null),
        back.map(Failback::offeredAt).orElse(null),
        back.map(f -> f.backup().word()).orElse(null));
  }

  @PUT
  public FailbackJson put(@PathParam("id") UUID id, FailbackBody said) {
    if (body(said).preferred() == null) {
      throw new Refused("preferred", Text.of("inventory.refused.missing"));
    }
    Integer minutes = said.afterMinutes();
    homes.change(id, new Home(said.preferred(), minutes == null ? Home.USUAL_MINUTES : minutes));
    return get(id);
  }
}
