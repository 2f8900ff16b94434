package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.api.inventory.HostKeyJson.HostKeyBody;
import pairkeeper.core.model.Instance;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.inventory.HostKeysDesk;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Trial;
import pairkeeper.ops.inventory.Trials;

/** {@code /servers/{id}}: the host's key, and what is found there. */
@Path("servers/{id}")
@Produces("application/json")
@RequestScoped
public class ServersResource {
  @Inject Trials trials;
  @Inject HostKeysDesk desk;
  @Inject HostKeyAnswers keys;
  @Inject Pairs pairs;
  @Inject Speaker speaker;

  /** What was found on a server; null where it was not reached. */
  public record DiscoveryJson(
      boolean reached,
      boolean usable,
      String hostKey,
      String platform,
      String operatingSystem,
      String version,
      String postgresMajor,
      Integer postgresPort,
      String dataDirectory,
      String configDirectory,
      String clusterName,
      String osUser,
      String rights,
      String role,
      String systemIdentifier,
      List<FindingJson> findings) {}

  @GET
  @Path("host-key")
  public HostKeyJson offered(@PathParam("id") UUID server) {
    return keys.offered(desk.hostOf(server).host());
  }

  @PUT
  @Path("host-key")
  public Response pin(@PathParam("id") UUID server, HostKeyBody said) {
    return keys.pin(desk.hostOf(server).host(), body(said));
  }

  @POST
  @Path("discovery")
  public DiscoveryJson discover(@PathParam("id") UUID server) {
    Trial trial = trials.of(server);
    trial.facts().ifPresent(facts -> pairs.learn(server, facts));
    Instance known = pairs.server(server);
    List<FindingJson> findings = FindingJson.of(trial, speaker);
    String key = trial.key().name().toLowerCase(Locale.ROOT);
    if (trial.facts().isEmpty()) {
      return new DiscoveryJson(
          false, false, key, null, null, null, null, null, null, null, null, null, null, null, null,
          findings);
    }
    ServerFacts f = trial.facts().get();
    var c = f.cluster();
    return new DiscoveryJson(
        true,
        trial.good(),
        key,
        pairs.of(server).platform(),
        f.machine().os() + " " + f.machine().osVersion(),
        c.version(),
        c.major(),
        c.known() ? c.port() : null,
        c.dataDirectory(),
        c.configDirectory(),
        c.name(),
        known.osUser(),
        known.host().privilege().word(),
        role(f),
        f.live().map(ServerFacts.Live::systemIdentifier).orElse(f.control().systemIdentifier()),
        findings);
  }

  /** The role that was seen, null when the server does not run. */
  private static String role(ServerFacts facts) {
    return facts.live().map(l -> l.inRecovery() ? "standby" : "primary").orElse(null);
  }
}
