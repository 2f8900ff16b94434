package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.api.http.Json;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.api.http.Versions;
import pairkeeper.api.inventory.HostKeyJson.HostKeyBody;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.HostForm;
import pairkeeper.ops.inventory.TargetForm;
import pairkeeper.ops.inventory.TargetTrials;
import pairkeeper.ops.inventory.Targets;
import pairkeeper.ops.inventory.Trial;
import tools.jackson.databind.node.ObjectNode;

/** {@code /targets}: the places beside the pairs that jobs copy to or restart. */
@Path("targets")
@Produces("application/json")
@RequestScoped
public class TargetsResource {
  @Inject Targets targets;
  @Inject HostKeyAnswers keys;
  @Inject TargetTrials trials;
  @Inject Speaker speaker;

  /** What a client says; the host's fields as those of a pair's server. */
  public record TargetBody(
      UUID customer,
      UUID site,
      String kind,
      String name,
      String path,
      String host,
      Integer sshPort,
      UUID sshCredential,
      UUID sudoCredential,
      String jumpHost,
      String privilege,
      String hostKey) {
    TargetForm form() {
      return new TargetForm(
          customer, site, kind == null ? null : Target.Kind.of(kind), name, on(), path);
    }

    private HostForm on() {
      return new HostForm(
          host,
          sshPort,
          sshCredential,
          sudoCredential,
          jumpHost,
          privilege == null ? null : Privilege.of(privilege),
          hostKey);
    }
  }

  /**
   * What a client sees.
   *
   * @param hostKey the pinned fingerprint, or null
   */
  public record TargetJson(
      UUID id,
      UUID customer,
      UUID site,
      String kind,
      String name,
      String path,
      String host,
      int sshPort,
      UUID sshCredential,
      UUID sudoCredential,
      UUID jumpHost,
      String privilege,
      String hostKey,
      int version,
      Instant changedAt,
      String changedBy,
      Instant archivedAt) {
    static TargetJson of(Target t) {
      Host on = t.host();
      return new TargetJson(
          t.id(),
          t.customer(),
          t.site(),
          t.kind().word(),
          t.name(),
          t.path(),
          on.address(),
          on.sshPort(),
          on.credential(),
          on.sudoCredential(),
          on.jumpHost(),
          on.privilege().word(),
          on.pinnedKey(),
          t.stamp().version(),
          t.stamp().changedAt(),
          t.stamp().changedBy(),
          t.stamp().archivedAt());
    }
  }

  /** What was found. */
  public record TargetFoundJson(boolean usable, String hostKey, List<FindingJson> findings) {}

  @GET
  public Response list(
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("customer") UUID customer,
      @Context UriInfo uri) {
    return Listed.of(targets.find(words, customer), uri, Target::id, TargetJson::of);
  }

  @POST
  public Response add(TargetBody said) {
    Target made = targets.add(body(said).form());
    return Versions.created("targets", made.id(), TargetJson.of(made), made.stamp());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") UUID id) {
    Target target = targets.get(id);
    return Versions.ok(TargetJson.of(target), target.stamp());
  }

  @PATCH
  @Path("{id}")
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String match, ObjectNode patch) {
    Target now = targets.get(id);
    var wanted = Json.patched(TargetJson.of(now), body(patch), TargetBody.class);
    if (!now.customer().equals(wanted.customer())) {
      throw new Refused("customer", Text.of("problems.fixed"));
    }
    Target changed = targets.change(id, Versions.needed(match), wanted.form());
    return Versions.ok(TargetJson.of(changed), changed.stamp());
  }

  @DELETE
  @Path("{id}")
  public void archive(@PathParam("id") UUID id, @HeaderParam("If-Match") String match) {
    targets.archive(id, Versions.wanted(match, targets.get(id).stamp()));
  }

  @POST
  @Path("{id}/discovery")
  public TargetFoundJson discover(@PathParam("id") UUID id) {
    Trial trial = trials.of(id);
    return new TargetFoundJson(
        trial.clear(), trial.key().name().toLowerCase(Locale.ROOT), FindingJson.of(trial, speaker));
  }

  @GET
  @Path("{id}/host-key")
  public HostKeyJson offered(@PathParam("id") UUID id) {
    return keys.offered(targets.get(id).host());
  }

  @PUT
  @Path("{id}/host-key")
  public Response pin(@PathParam("id") UUID id, HostKeyBody said) {
    return keys.pin(targets.get(id).host(), body(said));
  }
}
