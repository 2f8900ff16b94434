package pairkeeper.ops.dossier;

import java.time.Instant;
import java.util.Locale;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Preview;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Attempt;
import pairkeeper.core.run.Rescued;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.ops.runs.RunView;
import pairkeeper.ops.texts.Texts;
import pairkeeper.store.runs.PlanJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The dossier of a run as JSON: for machines every text has its key and arguments, for people its
 * words.
 */
public final class DossierJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Texts texts;
  private final Locale locale;

  public DossierJson(Texts texts, Locale reader) {
    this.texts = texts;
    this.locale = reader;
  }

  public String write(Dossier dossier) {
    RunView view = dossier.view();
    ObjectNode json = run(view.run());
    json.put("madeAt", at(dossier.madeAt()));
    json.put("planHash", view.hash());
    json.set("approval", view.approval() == null ? null : approval(view.approval()));
    json.set("review", dossier.review().needed() ? review(dossier.review()) : null);
    ArrayNode guards = json.putArray("guards");
    view.guards().forEach(g -> guards.add(guard(g)));
    ArrayNode steps = json.putArray("steps");
    view.steps().forEach(s -> steps.add(step(view, s)));
    ArrayNode attempts = json.putArray("earlierAttempts");
    view.attempts().forEach(a -> attempts.add(attempt(a)));
    ArrayNode audit = json.putArray("audit");
    dossier.entries().forEach(e -> audit.add(entry(e)));
    json.set("plan", view.plan() == null ? null : MAPPER.readTree(PlanJson.write(view.plan())));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  private ObjectNode run(Run run) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", run.id().toString());
    json.put("number", run.number());
    json.put("pair", run.pair().toString());
    json.put("pairName", run.pairName());
    json.put("runbook", run.runbook());
    json.put("state", run.state().word());
    json.put("actor", run.actor());
    json.put("actorName", run.actorName());
    json.put("reason", run.reason());
    json.put("ticket", run.ticket());
    json.put("acceptedLossBytes", run.acceptedLossBytes());
    json.put("createdAt", at(run.createdAt()));
    json.put("startedAt", at(run.startedAt()));
    json.put("endedAt", at(run.endedAt()));
    json.put("interrupted", run.interrupted());
    json.set("remark", text(run.remark()));
    return json;
  }

  /** Who asked, who agreed or was left out, and when. */
  private ObjectNode approval(ApprovalRequest r) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", r.id().toString());
    json.put("state", r.decision().state().word());
    json.put("requester", r.requester().display());
    json.put("requesterName", r.requester().name());
    json.put("askedAt", at(r.askedAt()));
    json.put("expiresAt", at(r.expiresAt()));
    json.put("decidedBy", r.decision().by().display());
    json.put("decidedByName", r.decision().by().name());
    json.put("decidedAt", at(r.decision().at()));
    json.put("remark", r.decision().remark());
    return json;
  }

  /** What a second person read and signed. */
  private ObjectNode review(ReviewView r) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("state", r.state());
    json.set("findings", MAPPER.valueToTree(r.findings()));
    json.set("countedLoss", MAPPER.valueToTree(r.counted()));
    json.set("signature", MAPPER.valueToTree(r.signed()));
    json.set("earlier", MAPPER.valueToTree(r.earlier()));
    json.set("remarks", MAPPER.valueToTree(r.added()));
    return json;
  }

  private ObjectNode guard(GuardResult g) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", g.id());
    json.put("result", g.result().name().toLowerCase(Locale.ROOT));
    json.set("evidence", text(g.evidence()));
    json.put("source", g.source());
    json.put("at", at(g.at()));
    json.set("advice", text(g.advice()));
    return json;
  }

  private ObjectNode step(RunView view, RunStep s) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", s.id());
    json.put("position", s.position());
    view.planned(s).ifPresent(planned -> planned(json, planned));
    json.put("state", s.state().word());
    json.put("attempt", s.attempt());
    json.put("startedAt", at(s.startedAt()));
    json.put("endedAt", at(s.endedAt()));
    json.put("milliseconds", s.endedAt() == null ? null : s.took(s.endedAt()).toMillis());
    ended(json, s.exitCode(), s.why(), s.output(), s.answer());
    rescues(json, s.rescues());
    return json;
  }

  private void planned(ObjectNode json, Step step) {
    json.set("title", text(step.title()));
    json.set("effect", text(step.effect()));
    json.put("server", step.server() == null ? null : step.server().toString());
    json.put("command", Preview.of(step));
  }

  private ObjectNode attempt(Attempt a) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("step", a.step());
    json.put("attempt", a.attempt());
    json.put("state", a.state().word());
    json.put("startedAt", at(a.startedAt()));
    json.put("endedAt", at(a.endedAt()));
    ended(json, a.exitCode(), a.why(), a.output(), a.answer());
    rescues(json, a.rescues());
    return json;
  }

  private void ended(ObjectNode json, Integer exit, Text why, String output, Answer answer) {
    json.put("exitCode", exit);
    json.set("why", text(why));
    json.put("output", output);
    if (answer != null) {
      ObjectNode given = json.putObject("answer");
      given.put("answer", answer.kind().word());
      given.put("remark", answer.remark());
      given.put("by", answer.by());
      given.put("at", at(answer.at()));
    }
  }

  private void rescues(ObjectNode json, java.util.List<Rescued> rescues) {
    ArrayNode all = json.putArray("cleanUp");
    for (Rescued r : rescues) {
      ObjectNode one = all.addObject();
      one.set("title", text(r.title()));
      one.put("done", r.done());
      one.set("why", text(r.why()));
      one.put("output", r.output());
    }
  }

  private ObjectNode entry(Dossier.Entry e) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("chain", e.entry().chain().toString());
    json.put("seq", e.entry().seq());
    json.put("at", at(e.entry().at()));
    json.put("actor", e.entry().actorDisplay());
    json.put("via", e.entry().via());
    json.put("act", e.entry().act());
    json.set("text", text(e.text()));
    json.set("details", MAPPER.readTree(e.entry().details()));
    json.put("previousHash", e.entry().prevHash());
    json.put("hash", e.hash());
    return json;
  }

  private ObjectNode text(Text text) {
    if (text == null) {
      return null;
    }
    ObjectNode json = MAPPER.createObjectNode();
    json.put("key", text.key());
    json.set("args", MAPPER.valueToTree(text.args()));
    json.put("text", texts.say(text, locale));
    return json;
  }

  private static String at(Instant at) {
    return at == null ? null : at.toString();
  }
}
