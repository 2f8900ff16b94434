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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import pairkeeper.api.http.Json;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Versions;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.ops.inventory.Pairs;
import tools.jackson.databind.node.ObjectNode;

/** {@code /pairs} itself; status, guards and plans of a pair are beside it. */
@Path("pairs")
@Produces("application/json")
@RequestScoped
public class PairsResource {
  @Inject Pairs pairs;

  @GET
  public Response list(
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("customer") UUID customer,
      @QueryParam("site") UUID site,
      @QueryParam("tag") @DefaultValue("") String tag,
      @QueryParam("archived") @DefaultValue("false") boolean archived,
      @Context UriInfo uri) {
    var filter = new PairFilter(words, customer, site, tag, archived);
    return Listed.of(pairs.find(filter), uri, sheet -> sheet.pair().id(), PairJson::of);
  }

  @POST
  public Response add(PairBody said) {
    PairSheet made = pairs.create(body(said).form());
    return Versions.created("pairs", made.pair().id(), PairJson.of(made), made.stamp());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") UUID id) {
    PairSheet sheet = pairs.sheet(id);
    return Versions.ok(PairJson.of(sheet), sheet.stamp());
  }

  @PATCH
  @Path("{id}")
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String match, ObjectNode patch) {
    var wanted = Json.patched(PairJson.of(pairs.sheet(id)), body(patch), PairBody.class);
    PairSheet changed = pairs.change(id, Versions.needed(match), wanted.form());
    return Versions.ok(PairJson.of(changed), changed.stamp());
  }

  @DELETE
  @Path("{id}")
  public void archive(@PathParam("id") UUID id, @HeaderParam("If-Match") String match) {
    pairs.archive(id, Versions.wanted(match, pairs.sheet(id).stamp()));
  }
}
