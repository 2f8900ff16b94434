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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.api.http.Json;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Versions;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.SiteForm;
import pairkeeper.ops.inventory.Sites;
import tools.jackson.databind.node.ObjectNode;

/** {@code /sites}. */
@Path("sites")
@Produces("application/json")
@RequestScoped
public class SitesResource {
  @Inject Sites sites;

  /** What a client says; windows as {@code sat,sun 22:00-04:00} in the site's zone. */
  public record SiteBody(
      UUID customer, String name, String place, String timeZone, List<String> windows) {
    SiteForm form() {
      return new SiteForm(
          name,
          place,
          timeZone,
          windows == null ? null : windows.stream().map(MaintenanceWindow::parse).toList());
    }
  }

  /** What a client sees. */
  public record SiteJson(
      UUID id,
      UUID customer,
      String name,
      String place,
      String timeZone,
      List<String> windows,
      int version,
      Instant changedAt,
      String changedBy,
      Instant archivedAt) {
    static SiteJson of(Site s) {
      return new SiteJson(
          s.id(),
          s.customer(),
          s.name(),
          s.place(),
          s.timeZone(),
          s.windows().stream().map(MaintenanceWindow::toString).toList(),
          s.stamp().version(),
          s.stamp().changedAt(),
          s.stamp().changedBy(),
          s.stamp().archivedAt());
    }
  }

  @GET
  public Response list(@QueryParam("customer") UUID customer, @Context UriInfo uri) {
    return Listed.of(
        customer == null ? sites.all() : sites.of(customer), uri, Site::id, SiteJson::of);
  }

  @POST
  public Response add(SiteBody said) {
    if (body(said).customer() == null) {
      throw new Refused("customer", Text.of("inventory.refused.missing"));
    }
    Site made = sites.add(said.customer(), said.form());
    return Versions.created("sites", made.id(), SiteJson.of(made), made.stamp());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") UUID id) {
    Site site = sites.get(id);
    return Versions.ok(SiteJson.of(site), site.stamp());
  }

  @PATCH
  @Path("{id}")
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String match, ObjectNode patch) {
    Site now = sites.get(id);
    var wanted = Json.patched(SiteJson.of(now), body(patch), SiteBody.class);
    if (!now.customer().equals(wanted.customer())) {
      throw new Refused("customer", Text.of("inventory.refused.other-customer"));
    }
    Site changed = sites.change(id, Versions.needed(match), wanted.form());
    return Versions.ok(SiteJson.of(changed), changed.stamp());
  }

  @DELETE
  @Path("{id}")
  public void archive(@PathParam("id") UUID id, @HeaderParam("If-Match") String match) {
    sites.archive(id, Versions.wanted(match, sites.get(id).stamp()));
  }
}
