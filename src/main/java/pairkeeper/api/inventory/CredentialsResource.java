package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.Json;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Versions;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.inventory.CredentialForm;
import pairkeeper.ops.inventory.Credentials;
import tools.jackson.databind.node.ObjectNode;

/** {@code /credentials}; a secret goes in and never comes out. */
@Path("credentials")
@Produces("application/json")
@RequestScoped
public class CredentialsResource {
  @Inject Credentials credentials;

  /** What a client says. */
  public record CredentialBody(
      UUID customer, String name, String kind, String user, String secret, String passphrase) {
    CredentialForm form() {
      return new CredentialForm(
          customer, name, CredentialKind.of(kind), user, hidden(secret), hidden(passphrase));
    }

    private static Secret hidden(String text) {
      return text == null || text.isEmpty() ? null : Secret.of(text);
    }

    @Override
    public String toString() {
      return "CredentialBody[" + name + "]";
    }
  }

  /** What a client sees. */
  public record CredentialJson(
      UUID id,
      UUID customer,
      String name,
      String kind,
      String user,
      boolean hasPassphrase,
      String fingerprint,
      int version,
      Instant changedAt,
      String changedBy,
      Instant archivedAt) {
    static CredentialJson of(Credential c) {
      return new CredentialJson(
          c.id(),
          c.customer(),
          c.name(),
          c.kind().word(),
          c.user(),
          c.hasPassphrase(),
          c.fingerprint(),
          c.stamp().version(),
          c.stamp().changedAt(),
          c.stamp().changedBy(),
          c.stamp().archivedAt());
    }
  }

  @GET
  public Response list(@Context UriInfo uri) {
    return Listed.of(credentials.all(), uri, Credential::id, CredentialJson::of);
  }

  @POST
  public Response add(CredentialBody said) {
    Credential made = credentials.add(body(said).form());
    return Versions.created("credentials", made.id(), CredentialJson.of(made), made.stamp());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") UUID id) {
    Credential credential = credentials.get(id);
    return Versions.ok(CredentialJson.of(credential), credential.stamp());
  }

  @PATCH
  @Path("{id}")
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String match, ObjectNode patch) {
    Credential now = credentials.get(id);
    var wanted = Json.patched(CredentialJson.of(now), body(patch), CredentialBody.class);
    if (!now.kind().word().equals(wanted.kind())) {
      throw new Refused("kind", Text.of("problems.fixed"));
    }
    Credential changed = credentials.change(id, Versions.needed(match), wanted.form());
    return Versions.ok(CredentialJson.of(changed), changed.stamp());
  }

  @DELETE
  @Path("{id}")
  public void archive(@PathParam("id") UUID id, @HeaderParam("If-Match") String match) {
    credentials.archive(id, Versions.wanted(match, credentials.get(id).stamp()));
  }
}
