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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Json;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.audit.Verification;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditBook;
import pairkeeper.ops.audit.AuditVerifier;
import tools.jackson.core.type.TypeReference;

/** {@code /audit}: who did what, newest first, and whether it still holds. */
@Path("audit")
@RequestScoped
public class AuditResource {
  private static final int MOST_LINES = 100_000;

  @Inject AuditBook book;
  @Inject AuditVerifier verifier;
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
      boolean valid, long entries, BadJson firstBad, Instant upTo, Instant lastCheckpoint) {}

  /** The first row that does not hold. */
  public record BadJson(UUID chain, long number, String flaw) {}

  @GET
  @Produces("application/json")
  public Response list(
      @QueryParam("pair") UUID pair,
      @QueryParam("customer") UUID customer,
      @QueryParam("actor") @DefaultValue("") String actor,
      @QueryParam("act") @DefaultValue("") String act,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @Context UriInfo uri) {
    var filter = new AuditFilter(customer, pair, actor, act, at("from", from), at("to", to));
    return Listed.of(entries(filter), uri, AuditResource::id, this::shown);
  }

  @GET
  @Produces("text/csv; charset=UTF-8")
  public String lines(
      @QueryParam("pair") UUID pair,
      @QueryParam("customer") UUID customer,
      @QueryParam("actor") @DefaultValue("") String actor,
      @QueryParam("act") @DefaultValue("") String act,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    var filter = new AuditFilter(customer, pair, actor, act, at("from", from), at("to", to));
    return AuditCsv.of(entries(filter).stream().map(this::shown).toList());
  }

  @GET
  @Path("verification")
  @Produces("application/json")
  public VerificationJson verify() {
    requireAuditor();
    Verification v = verifier.verify();
    BadJson bad =
        v.firstBad()
            .map(
                b ->
                    new BadJson(
                        b.chain(),
                        b.seq(),
                        b.flaw().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')))
            .orElse(null);
    return new VerificationJson(v.valid(), v.entries(), bad, v.upTo(), null);
  }

  private List<AuditEntry> entries(AuditFilter filter) {
    requireAuditor();
    return book.entries(filter, 0, MOST_LINES);
  }

  private void requireAuditor() {
    if (!user.mayAnywhere(Right.AUDIT)) {
      user.require(Right.AUDIT, null);
    }
  }

  private static String id(AuditEntry e) {
    return e.chain() + "-" + e.seq();
  }

  private EntryJson shown(AuditEntry e) {
    return new EntryJson(
        id(e),
        e.chain().equals(AuditEntry.CONSOLE) ? null : e.chain(),
        e.seq(),
        e.at(),
        e.actorDisplay(),
        e.via(),
        e.act(),
        e.pair(),
        speaker.say(new Text(e.textKey(), map(e.textArgs()))),
        map(e.details()),
        e.prevHash());
  }

  private static Map<String, Object> map(String json) {
    return new TreeMap<>(
        Json.MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {}));
  }

  private static Instant at(String name, String text) {
    try {
      return text == null || text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw BadRequest.unknownWord(name, text, "2026-01-31T00:00:00Z");
    }
  }
}
