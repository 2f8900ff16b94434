package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.api.http.Versions;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.PairHooks;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Hooks;

/**
 * {@code /pairs/{id}/hooks}: what the customer wants done before and after a change of roles, as
 * one list in its order.
 */
@Path("pairs/{id}/hooks")
@Produces("application/json")
@RequestScoped
public class HooksResource {
  @Inject Hooks hooks;

  /** All hooks of a pair. */
  public record HooksBody(List<HookJson> hooks) {
    /**
     * @throws Refused with the field that is wrong, as {@code hooks[0].command}
     */
    List<Hook> read() {
      if (hooks == null) {
        throw new Refused("hooks", Text.of("inventory.refused.missing"));
      }
      var read = new ArrayList<Hook>();
      for (HookJson hook : hooks) {
        String at = "hooks[" + read.size() + "].";
        if (hook == null) {
          throw new Refused(at + "kind", Text.of("inventory.refused.missing"));
        }
        try {
          read.add(hook.read());
        } catch (Refused refused) {
          throw new Refused(at + refused.field(), refused.text());
        }
      }
      return read;
    }
  }

  /** What a client sees. */
  public record HooksJson(List<HookJson> hooks, int version, Instant changedAt, String changedBy) {
    static HooksJson of(PairHooks of) {
      return new HooksJson(
          of.hooks().stream().map(HookJson::of).toList(),
          of.stamp().version(),
          of.stamp().changedAt(),
          of.stamp().changedBy());
    }
  }

  @GET
  public Response get(@PathParam("id") UUID id) {
    return said(hooks.sheet(id));
  }

  @PUT
  public Response put(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String match, HooksBody said) {
    return said(hooks.change(id, Versions.needed(match), body(said).read()));
  }

  private static Response said(PairHooks of) {
    return Versions.ok(HooksJson.of(of), of.stamp());
  }
}
