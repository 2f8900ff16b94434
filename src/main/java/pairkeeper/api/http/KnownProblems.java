package pairkeeper.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import pairkeeper.core.access.Denied;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.approvals.NotApproved;
import pairkeeper.ops.review.NotReviewed;
import pairkeeper.ops.runs.NotStarted;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.ThingBusy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** What each foreseen exception means to a client. */
@ApplicationScoped
public class KnownProblems {
  private Speaker speaker;

  protected KnownProblems() {}

  @Inject
  KnownProblems(Speaker speaker) {
    this.speaker = speaker;
  }

  Optional<Problem> of(Throwable thrown) {
    return Optional.ofNullable(
        switch (thrown) {
          case NotStarted e -> notStarted(e);
          case NotApproved e -> notApproved(e);
          case NotReviewed e -> notReviewed(e);
          case ThingBusy e -> busy(e);
          case Refused e -> refused(e);
          case NotThere e -> Problem.of(404, "not-there", Text.of("problems.not-there"));
          case Denied e -> denied(e);
          case PairBusy e -> busy(e);
          case Overtaken e -> overtaken(e);
          case BadRequest e -> badRequest(e);
          case TooLarge e -> Problem.of(413, "too-large", Text.of("problems.too-large"));
          case DatabindException e -> unsuitable(e);
          case JacksonException e -> Problem.of(400, "malformed", Text.of("problems.malformed"));
          case WebApplicationException e -> web(e);
          default -> null;
        });
  }

  static Problem internal(String reference) {
    return Problem.of(500, "internal", Text.of("problems.internal"))
        .saying(Text.of("problems.internal.detail", "reference", reference))
        .with("reference", reference);
  }

  private static Problem notApproved(NotApproved e) {
    return Problem.of(409, "not-approved", Text.of("problems.not-approved"))
        .saying(e.text())
        .with("reason", e.why().word());
  }

  private static Problem notReviewed(NotReviewed e) {
    return Problem.of(409, "not-reviewed", Text.of("problems.not-reviewed"))
        .saying(e.text())
        .with("reason", e.why().word());
  }

  private static Problem refused(Refused e) {
    var problem =
        Problem.of(422, "refused", Text.of("problems.refused")).saying(e.text()).at(e.field());
    return e.field().startsWith("server:")
        ? problem.at("").with("server", e.field().substring("server:".length()))
        : problem;
  }

  private static Problem badRequest(BadRequest e) {
    return Problem.of(e.status(), e.kind(), Text.of("problems.bad-request"))
        .saying(e.text())
        .at(e.field());
  }

  private static Problem denied(Denied e) {
    return Problem.of(403, "denied", Text.of("problems.denied"))
        .with("right", e.right().name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Problem busy(PairBusy e) {
    return Problem.of(409, "pair-busy", Text.of("problems.pair-busy"))
        .saying(Text.of("problems.pair-busy.detail", "number", e.number(), "holder", e.holder()))
        .with("run", e.run());
  }

  private static Problem busy(ThingBusy e) {
    return Problem.of(409, "thing-busy", Text.of("problems.thing-busy"))
        .saying(e.text())
        .with("run", e.run());
  }

  private static Problem overtaken(Overtaken e) {
    return Problem.of(412, "overtaken", Text.of("problems.overtaken"))
        .saying(Text.of("problems.overtaken.detail", "by", e.by(), "at", String.valueOf(e.at())))
        .with("version", e.version())
        .with("differences", e.differences());
  }

  private Problem notStarted(NotStarted e) {
    var guards =
        e.guards().stream()
            .map(g -> {
              var said = new LinkedHashMap<String, Object>();
              said.put("id", g.id());
              said.put("result", g.result().name().toLowerCase(java.util.Locale.ROOT));
              said.put("evidence", speaker.say(g.evidence()));
              said.put("advice", speaker.say(g.advice()));
              return said;
            })
            .toList();
    return Problem.of(409, "not-started", Text.of("problems.not-started"))
        .saying(e.text())
        .with("reason", e.why().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .with("guards", guards)
        .with("differences", e.differences());
  }

  /** Well-formed JSON with a field of another kind, or one that nobody knows. */
  private static Problem unsuitable(DatabindException e) {
    String field =
        e.getPath().stream()
            .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
            .collect(Collectors.joining("."))
            .replace(".[", "[");
    return Problem.of(400, "malformed", Text.of("problems.malformed"))
        .saying(
            field.isEmpty()
                ? Text.of("problems.malformed")
                : Text.of("problems.unsuitable", "field", field))
        .at(field);
  }

  private static Problem web(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    return switch (status) {
      case 404 -> Problem.of(404, "not-there", Text.of("problems.not-there"));
      case 405 -> Problem.of(405, "method", Text.of("problems.method"));
      case 406 -> Problem.of(406, "not-acceptable", Text.of("problems.not-acceptable"));
      case 415 -> Problem.of(415, "media-type", Text.of("problems.media-type"));
      default ->
          status < 500 ? Problem.of(status, "malformed", Text.of("problems.malformed")) : null;
    };
  }
}
