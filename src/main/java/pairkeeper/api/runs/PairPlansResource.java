package pairkeeper.api.runs;

import static pairkeeper.api.http.BadRequest.body;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.model.Refused;
import pairkeeper.ops.failover.FailoverDesk;
import pairkeeper.ops.inventory.Homes;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.rejoin.RejoinDesk;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.setup.SetUpDesk;
import pairkeeper.ops.switchover.SwitchoverDesk;

/** {@code /pairs/{id}/plans}. */
@Path("pairs/{id}/plans")
@Produces("application/json")
@RequestScoped
public class PairPlansResource {
  /** How long an answer may wait for evidence that a primary is dead. */
  static final Duration EVIDENCE = Duration.ofSeconds(40);

  private static final Set<String> OPTIONS =
      Set.of(
          "slotCap",
          "copyRate",
          "attestation",
          "fence",
          "testQuery",
          "fenceCommand",
          "analyze",
          "target");

  @Inject Pairs pairs;
  @Inject SetUpDesk setUp;
  @Inject SwitchoverDesk switchover;
  @Inject FailoverDesk failover;
  @Inject RejoinDesk rejoin;
  @Inject Homes homes;
  @Inject RunDesk runs;
  @Inject Speaker speaker;

  /** What a plan is made of. */
  public record PlanBody(
      String runbook, @JsonSetter(contentNulls = Nulls.SET) Map<String, Object> options) {}

  @POST
  public Response plan(@PathParam("id") UUID pair, PlanBody said) {
    String runbook = RunbookWord.known(body(said).runbook());
    var options = new PlanOptions(said.options());
    PlanView plan;
    try {
      plan =
          switch (runbook) {
            case "set-up" -> setUp.prepare(pair, options.setUp());
            case "failback" ->
                switchover.prepare(
                    pair, options.failback(pairs.get(pair), homes.of(pair).server()));
            case "switchover" -> switchover.prepare(pair, options.switchover(pairs.get(pair)));
            case "rejoin" -> rejoin.prepare(pair, options.rejoin());
            default -> failover.prepare(pair, options.failover(pairs.get(pair)), EVIDENCE);
          };
    } catch (Refused r) {
      throw OPTIONS.contains(r.field()) ? new Refused("options." + r.field(), r.text()) : r;
    }
    return Response.created(URI.create("/api/v1/plans/" + plan.id()))
        .entity(PlanJson.of(plan, needed(plan), speaker))
        .build();
  }

  private int needed(PlanView plan) {
    return runs.needsApproval(plan.customer(), plan.plan().runbook()) ? 1 : 0;
  }
}
