package pairkeeper.api.runs;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.dossier.Dossier;
import pairkeeper.ops.dossier.DossierHtml;
import pairkeeper.ops.dossier.DossierPdf;
import pairkeeper.ops.dossier.Dossiers;
import pairkeeper.ops.rejoin.LostRanges;
import pairkeeper.ops.review.ReviewDesk;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunView;
import pairkeeper.ops.texts.Texts;

/** {@code /runs}: what happens and happened, and what people do to it. */
@Path("runs")
@Produces("application/json")
@RequestScoped
public class RunsResource {
  private static final int KEPT_IN_SIGHT = 10_000;

  @Inject RunDesk desk;
  @Inject Dossiers dossiers;
  @Inject ReviewDesk reviews;
  @Inject LostRanges lost;
  @Inject Texts texts;
  @Inject Speaker speaker;

  /** Why a run is given up. */
  public record AbandonBody(String reason) {}

  @GET
  public Response list(
      @QueryParam("pair") UUID pair,
      @QueryParam("customer") UUID customer,
      @QueryParam("job") UUID job,
      @QueryParam("runbook") @DefaultValue("") String runbook,
      @QueryParam("state") List<String> states,
      @QueryParam("q") @DefaultValue("") String words,
      @Context UriInfo uri) {
    var filter = new RunFilter(pair, customer, job, runbook, states(states), words);
    return Listed.of(
        desk.runs(filter, 0, KEPT_IN_SIGHT), uri, Run::id, run -> RunJson.listed(run, speaker));
  }

  private static Set<RunState> states(List<String> words) {
    var states = EnumSet.noneOf(RunState.class);
    for (String word : words) {
      states.add(
          EnumSet.allOf(RunState.class).stream()
              .filter(s -> s.word().equals(word))
              .findFirst()
              .orElseThrow(() -> BadRequest.unknownWord("state", word, "running, succeeded, …")));
    }
    return states;
  }

  @GET
  @Path("{id}")
  public RunJson get(@PathParam("id") UUID id) {
    return RunJson.of(found(id), speaker);
  }

  @POST
  @Path("{id}/resume")
  public RunJson resume(@PathParam("id") UUID id) {
    return RunJson.of(desk.resume(id), speaker);
  }

  /** Lets it wait after its present step; a job's run is ended at once. */
  @POST
  @Path("{id}/stop")
  public RunJson stop(@PathParam("id") UUID id) {
    return RunJson.of(desk.stopAfterStep(id), speaker);
  }

  @POST
  @Path("{id}/abandon")
  public RunJson abandon(@PathParam("id") UUID id, AbandonBody said) {
    return RunJson.of(desk.abandon(id, said == null ? "" : said.reason()), speaker);
  }

  @POST
  @Path("{id}/steps/{step}/confirmation")
  public RunJson answer(@PathParam("id") UUID id, @PathParam("step") String step, AnswerBody said) {
    return RunJson.of(desk.answer(id, step, body(said).kind(), said.remark()), speaker);
  }

  @GET
  @Path("{id}/dossier")
  @Produces("application/json;qs=1.0")
  public DossierJson dossier(@PathParam("id") UUID id) {
    RunView view = found(id);
    return DossierJson.of(view, reviews.of(view), speaker);
  }

  /** The same as a PDF, in the language of the request. */
  @GET
  @Path("{id}/dossier")
  @Produces("application/pdf;qs=0.5")
  public Response pdf(@PathParam("id") UUID id) {
    Dossier dossier = evidence(id);
    Locale reader = speaker.locale();
    StreamingOutput pdf = out -> DossierPdf.write(dossier, texts, reader, ZoneOffset.UTC, out);
    return file(dossier, "pdf", pdf);
  }

  /** The same as one HTML file. */
  @GET
  @Path("{id}/dossier")
  @Produces("text/html;charset=UTF-8;qs=0.5")
  public Response html(@PathParam("id") UUID id) {
    Dossier dossier = evidence(id);
    return file(
        dossier, "html", DossierHtml.write(dossier, texts, speaker.locale(), ZoneOffset.UTC));
  }

  /**
   * What only the server had that a rejoin brought back, record by record, read from it now; in the
   * language of the request.
   */
  @GET
  @Path("{id}/lost-wal")
  @Produces("text/plain;charset=UTF-8;qs=0.5")
  public Response lostWal(@PathParam("id") UUID id) {
    var listing = lost.read(id, speaker.locale());
    return Response.ok(listing.text())
        .header("Content-Disposition", "attachment; filename=\"" + listing.name() + "\"")
        .build();
  }

  private Dossier evidence(UUID id) {
    return dossiers.of(id).orElseThrow(() -> new NotThere("run", id));
  }

  private static Response file(Dossier dossier, String ending, Object content) {
    String name = "run-" + dossier.view().run().number() + "." + ending;
    return Response.ok(content)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private RunView found(UUID id) {
    return desk.run(id).orElseThrow(() -> new NotThere("run", id));
  }
}
