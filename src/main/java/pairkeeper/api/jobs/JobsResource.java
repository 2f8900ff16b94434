package pairkeeper.api.jobs;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.api.http.Versions;
import pairkeeper.api.runs.PlanJson;
import pairkeeper.api.runs.RunJson;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.NotThere;
import pairkeeper.ops.jobs.JobDesk;
import pairkeeper.ops.jobs.JobStart;

/** {@code /pairs/{id}/jobs}: what is done on a pair again and again. */
@Path("pairs/{id}/jobs")
@Produces("application/json")
@RequestScoped
public class JobsResource {
  @Inject JobDesk desk;
  @Inject JobStart start;
  @Inject Speaker speaker;

  /**
   * Why a job is started by hand.
   *
   * @param reason its name where it is left out
   * @param newKey whether the key between the servers is made anew; not when it is left out
   */
  public record StartBody(String reason, Boolean newKey) {}

  @GET
  public List<JobJson> list(@PathParam("id") UUID pair) {
    return desk.of(pair).stream().map(this::shown).toList();
  }

  @POST
  public Response make(@PathParam("id") UUID pair, JobBody said) {
    Job job = desk.make(pair, body(said).read());
    return Versions.created("pairs/" + pair + "/jobs", job.id(), shown(job), job.stamp());
  }

  /**
   * Lines of a crontab.
   *
   * @param crontab as they stand there; one of them has to be an rsync between two servers
   */
  public record CrontabBody(String crontab) {}

  /** What that rsync would be as a job, to be looked at and then made; nothing is stored. */
  @POST
  @Path("from-crontab")
  public CrontabJson read(@PathParam("id") UUID pair, CrontabBody said) {
    return CrontabJson.of(desk.read(pair, body(said).crontab()), speaker);
  }

  @GET
  @Path("{job}")
  public Response get(@PathParam("id") UUID pair, @PathParam("job") UUID id) {
    Job job = of(pair, id);
    return Versions.ok(shown(job), job.stamp());
  }

  @PUT
  @Path("{job}")
  public Response change(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @HeaderParam("If-Match") String match,
      JobBody said) {
    of(pair, id);
    Job job = desk.change(id, Versions.needed(match), body(said).read());
    return Versions.ok(shown(job), job.stamp());
  }

  /** 204 when it never ran; else 202 and the run that takes its key back on the servers. */
  @DELETE
  @Path("{job}")
  public Response remove(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @HeaderParam("If-Match") String match) {
    return start
        .remove(id, Versions.wanted(match, of(pair, id).stamp()))
        .map(run -> accepted(RunJson.of(run, speaker)))
        .orElseGet(() -> Response.noContent().build());
  }

  private static Response accepted(RunJson run) {
    return Response.accepted(run).location(URI.create("/api/v1/runs/" + run.id())).build();
  }

  /** What a start would do now, with its guards; nothing is stored. */
  @GET
  @Path("{job}/plan")
  public PlanJson plan(@PathParam("id") UUID pair, @PathParam("job") UUID id) {
    return PlanJson.previewed(start.preview(of(pair, id).id()), speaker);
  }

  @POST
  @Path("{job}/runs")
  public Response start(@PathParam("id") UUID pair, @PathParam("job") UUID id, StartBody said) {
    String reason = said == null ? "" : said.reason();
    boolean newKey = said != null && Boolean.TRUE.equals(said.newKey());
    RunJson run = RunJson.of(start.now(of(pair, id).id(), reason, newKey), speaker);
    return accepted(run);
  }

  /** What became of its due times, newest first. */
  @GET
  @Path("{job}/occurrences")
  public List<OccurrenceJson> occurrences(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.occurrences(of(pair, id).id(), Math.clamp(limit, 1, 1000)).stream()
        .map(o -> OccurrenceJson.of(o, speaker))
        .toList();
  }

  /** What it counted, the newest run first; empty for a job of another kind. */
  @GET
  @Path("{job}/counts")
  public List<ComparedJson> counts(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.counts(of(pair, id).id(), Math.clamp(limit, 1, 1000)).stream()
        .map(kept -> ComparedJson.of(kept, speaker))
        .toList();
  }

  /** The backups that it took, the newest first; empty for a job of another kind. */
  @GET
  @Path("{job}/backups")
  public List<KeptBackupJson> backups(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.backups(of(pair, id).id(), Math.clamp(limit, 1, 1000)).stream()
        .map(KeptBackupJson::of)
        .toList();
  }

  /** The failovers that it rehearsed, the newest first; empty for a job of another kind. */
  @GET
  @Path("{job}/rehearsals")
  public List<RehearsedJson> rehearsals(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.rehearsals(of(pair, id).id(), Math.clamp(limit, 1, 1000)).stream()
        .map(RehearsedJson::of)
        .toList();
  }

  /** What it removed from archives of WAL, the newest first; empty for a job of another kind. */
  @GET
  @Path("{job}/prunes")
  public List<PrunedJson> prunes(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.prunes(of(pair, id).id(), Math.clamp(limit, 1, 1000)).stream()
        .map(PrunedJson::of)
        .toList();
  }

  /** Its looks at servers' logs, the newest first; empty for a job of another kind. */
  @GET
  @Path("{job}/looks")
  public List<LookJson> looks(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.looks(of(pair, id).id(), Math.clamp(limit, 1, 1000)).stream()
        .map(LookJson::of)
        .toList();
  }

  /** The kinds of message that it found in servers' logs, those seen last first. */
  @GET
  @Path("{job}/logged")
  public List<LoggedJson> logged(
      @PathParam("id") UUID pair,
      @PathParam("job") UUID id,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.logged(of(pair, id).id(), Math.clamp(limit, 1, 1000)).stream()
        .map(LoggedJson::of)
        .toList();
  }

  /** Restores the newest backup beside it, to see that it can be. */
  @POST
  @Path("{job}/restores")
  public Response restore(@PathParam("id") UUID pair, @PathParam("job") UUID id, StartBody said) {
    String reason = said == null ? "" : said.reason();
    return accepted(RunJson.of(start.restore(of(pair, id).id(), reason), speaker));
  }

  private JobJson shown(Job job) {
    return JobJson.of(job, desk.next(job).orElse(null), speaker);
  }

  private Job of(UUID pair, UUID id) {
    Job job = desk.get(id);
    if (!job.pair().equals(pair)) {
      throw new NotThere("job", id);
    }
    return job;
  }
}
