package pairkeeper.api.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.core.audit.Verification;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditCsv;
import pairkeeper.ops.audit.AuditLine;
import pairkeeper.ops.audit.AuditTrail;
import pairkeeper.ops.audit.AuditVerifier;
import pairkeeper.ops.checkpoints.Checkpoints;

/** {@code /audit}: who did what, newest first, and whether it still holds. */
@Path("audit")
@RequestScoped
public class AuditResource {
  private static final int MOST_LINES = 100_000;

  @Inject AuditTrail trail;
  @Inject AuditCsv csv;
  @Inject AuditVerifier verifier;
  @Inject Checkpoints checkpoints;
  @Inject CurrentUser user;
  @Inject Speaker speaker;

  /** One entry; {@code id} is its chain and number. */
  public record EntryJson(
      String id,
      UUID customer,
      long number,
      Instant at,
      String actor,
      String via,
      String act,
      UUID pair,
      String text,
      Map<String, Object> details,
      String previousHash) {}

  /** What recomputing the chains gave. */
  public record VerificationJson(
      boolean valid,
      long entries,
      BadJson firstBad,
      Instant upTo,
      Instant lastCheckpoint,
      Long lastCheckpointNumber,
      List<DeliveryJson> deliveries) {}

  /**
   * How far checkpoints have got at a place outside.
   *
   * @param target {@code file}, {@code webhook} or {@code mail}
   * @param behind how many checkpoints are not there yet
   * @param failing why the newest attempt failed, or null
   */
  public record DeliveryJson(
      String target, String place, long behind, int failures, String failing) {}

  /** The first row that does not hold. */
  public record BadJson(UUID chain, long number, String flaw) {}

  @GET
  @Produces("application/json;qs=1.0")
  public Response list(
      @QueryParam("pair") UUID pair,
      @QueryParam("customer") UUID customer,
      @QueryParam("actor") @DefaultValue("") String actor,
      @QueryParam("act") @DefaultValue("") String act,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @Context UriInfo uri) {
    var filter = new AuditFilter(customer, pair, actor, act, at("from", from), at("to", to));
    return Listed.of(trail.list(filter, 0, MOST_LINES), uri, AuditResource::id, this::shown);
  }

  @GET
  @Produces("text/csv;charset=UTF-8;qs=0.5")
  public StreamingOutput lines(
      @QueryParam("pair") UUID pair,
      @QueryParam("customer") UUID customer,
      @QueryParam("actor") @DefaultValue("") String actor,
      @QueryParam("act") @DefaultValue("") String act,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    var filter = new AuditFilter(customer, pair, actor, act, at("from", from), at("to", to));
    requireAuditor();
    Locale reader = speaker.locale();
    return out -> {
      var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      csv.write(filter, reader, writer);
      writer.flush();
    };
  }

  @GET
  @Path("verification")
  @Produces("application/json")
  public VerificationJson verify() {
    requireAuditor();
    Verification v = verifier.verify();
    BadJson bad =
        v.firstBad()
            .map(b ->
                new BadJson(
                    b.chain(), b.seq(), b.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .orElse(null);
    var newest = checkpoints.newest();
    return new VerificationJson(
        v.valid(),
        v.entries(),
        bad,
        v.upTo(),
        newest.map(Checkpoint::at).orElse(null),
        newest.map(Checkpoint::number).orElse(null),
        checkpoints.standings().stream().map(this::shown).toList());
  }

  private DeliveryJson shown(Checkpoints.Standing s) {
    String why = s.failure();
    return new DeliveryJson(
        s.target(),
        s.place(),
        s.behind(),
        s.failures(),
        why.isEmpty() ? null : speaker.say(Text.of(why)));
  }

  private void requireAuditor() {
    if (!user.mayAnywhere(Right.AUDIT)) {
      user.require(Right.AUDIT, null);
    }
  }

  private static String id(AuditLine line) {
    return line.entry().chain() + "-" + line.entry().seq();
  }

  private EntryJson shown(AuditLine line) {
    AuditEntry e = line.entry();
    return new EntryJson(
        id(line),
        e.chain().equals(AuditEntry.CONSOLE) ? null : e.chain(),
        e.seq(),
        e.at(),
        e.actorDisplay(),
        e.via(),
        e.act(),
        e.pair(),
        speaker.say(line.text()),
        line.details(),
        e.prevHash());
  }

  private static Instant at(String name, String text) {
    try {
      return text == null || text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw BadRequest.unknownWord(name, text, "2026-01-31T00:00:00Z");
    }
  }
}
