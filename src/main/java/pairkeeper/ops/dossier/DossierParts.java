package pairkeeper.ops.dossier;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.run.Run;
import pairkeeper.ops.dossier.Part.Alarm;
import pairkeeper.ops.dossier.Part.Cell;
import pairkeeper.ops.dossier.Part.Field;
import pairkeeper.ops.dossier.Part.Fields;
import pairkeeper.ops.dossier.Part.Heading;
import pairkeeper.ops.dossier.Part.Table;
import pairkeeper.ops.dossier.Part.Title;
import pairkeeper.ops.runs.RunView;
import pairkeeper.ops.runs.RunWords;
import pairkeeper.ops.texts.Figures;
import pairkeeper.ops.texts.Texts;

/**
 * Puts a dossier into words of one language, part by part; how they look is the writers' matter.
 */
final class DossierParts {
  private final Dossier dossier;
  private final RunView view;
  private final Run run;
  private final Texts texts;
  private final Locale reader;
  private final ZoneId zone;
  private final Figures figures;
  private final List<Part> parts = new ArrayList<>();

  private DossierParts(Dossier dossier, Texts texts, Locale reader, ZoneId zone) {
    this.dossier = dossier;
    this.view = dossier.view();
    this.run = view.run();
    this.texts = texts;
    this.reader = reader;
    this.zone = zone;
    this.figures = new Figures(texts, reader, zone);
  }

  static List<Part> of(Dossier dossier, Texts texts, Locale reader, ZoneId zone) {
    var all = new DossierParts(dossier, texts, reader, zone);
    all.head();
    all.what();
    all.parts.addAll(new ReviewParts(dossier.review(), texts, reader).all());
    all.guards();
    all.facts();
    all.parts.add(new Heading(all.word("runs.dossier.steps")));
    all.parts.addAll(new StepParts(dossier, texts, reader, zone).all());
    all.audit();
    return List.copyOf(all.parts);
  }

  /** "Dossier of run 12". */
  static String title(Dossier dossier, Texts texts, Locale reader) {
    String number = String.valueOf(dossier.view().run().number());
    return texts.say(Text.of("runs.dossier.title", "run", number), reader);
  }

  /** "Failover: lukasz-his". */
  static String subject(Dossier dossier, Texts texts, Locale reader) {
    Run run = dossier.view().run();
    return texts.say(RunWords.runbook(run.runbook()), reader) + ": " + run.pairName();
  }

  private void head() {
    String made =
        word("runs.dossier.made")
            + " "
            + figures.moment(dossier.madeAt())
            + " · "
            + Figures.utc(dossier.madeAt());
    parts.add(new Title(title(dossier, texts, reader), made));
    ApprovalRequest approval = view.approval();
    if (approval != null && approval.decision().state() == ApprovalState.BREAK_GLASS) {
      Text loud = Text.of("approvals.dossier.glass", "by", approval.decision().by().display());
      parts.add(new Alarm(say(loud), approval.decision().remark()));
    }
  }

  private void what() {
    var fields = new ArrayList<Field>();
    add(fields, "pair", Cell.of(subject(dossier, texts, reader)));
    add(fields, "state", Cell.of(word("runs.state." + run.state().word()), ended()));
    add(fields, "actor", Cell.of(run.actor() + " (" + run.actorName() + ")"));
    if (view.approval() != null && view.approval().decision() != null) {
      fields.add(new Field(word("approvals.dossier"), approval(view.approval())));
    }
    add(fields, "reason", Cell.of(run.reason()));
    add(fields, "ticket", Cell.of(run.ticket().isEmpty() ? "—" : run.ticket()));
    add(fields, "times", Cell.of(span()));
    add(fields, "hash", Cell.exact(view.hash()));
    if (view.plan() != null) {
      plan(fields, view.plan());
    }
    parts.add(new Heading(word("runs.dossier.what")));
    parts.add(new Fields(fields));
  }

  private String ended() {
    String remark = run.remark() == null ? "" : say(run.remark());
    return run.interrupted() ? (remark + " " + word("runs.was-interrupted")).strip() : remark;
  }

  private String span() {
    String from = Figures.utc(run.createdAt());
    if (run.endedAt() == null) {
      return from;
    }
    var took = java.time.Duration.between(run.createdAt(), run.endedAt());
    return from + " – " + Figures.utc(run.endedAt()) + " (" + figures.duration(took) + ")";
  }

  private Cell approval(ApprovalRequest r) {
    var by = r.decision().by();
    String asked =
        word("approvals.requester")
            + " "
            + r.requester().display()
            + " ("
            + r.requester().name()
            + "), "
            + Figures.utc(r.askedAt());
    String decided =
        word("approvals.title." + r.decision().state().word())
            + ": "
            + by.display()
            + " ("
            + by.name()
            + "), "
            + Figures.utc(r.decision().at());
    String remark = r.decision().remark().isEmpty() ? "" : "\n" + r.decision().remark();
    return Cell.of(decided, asked + remark);
  }

  private void plan(List<Field> fields, Plan plan) {
    add(fields, "built", Cell.of(Figures.utc(plan.builtAt())));
    if (plan.loss() != null) {
      Long accepted = run.acceptedLossBytes();
      add(
          fields,
          "loss",
          Cell.of(accepted == null ? word("runs.dossier.loss-unknown") : figures.bytes(accepted)));
    }
    add(fields, "options", Cell.exact(lines(plan.options())));
  }

  private static String lines(Map<String, String> options) {
    var lines = new StringBuilder();
    options.forEach((name, value) -> lines.append(name + " = " + value + "\n"));
    return lines.toString().strip();
  }

  private void guards() {
    if (view.guards().isEmpty()) {
      return;
    }
    parts.add(new Heading(word("runs.dossier.guards")));
    parts.add(
        new Table(
            List.of(
                word("guards.column.result"),
                word("guards.column.guard"),
                word("guards.column.evidence"),
                word("guards.column.read")),
            List.of(16, 24, 41, 19),
            view.guards().stream()
                .sorted(Comparator.comparing(GuardResult::result).reversed())
                .map(this::guard)
                .toList()));
  }

  private List<Cell> guard(GuardResult g) {
    String title = "guards." + g.id() + ".title";
    boolean passes = g.result() == GuardResult.Result.PASS;
    return List.of(
        Cell.of(word("common.state." + g.result().name().toLowerCase(Locale.ROOT))),
        Cell.of(texts.knows(title) ? word(title) : g.id()),
        Cell.of(say(g.evidence()), passes || g.advice() == null ? "" : say(g.advice())),
        Cell.of(
            Figures.utc(g.at()),
            g.source().equals("console") ? word("guards.source.console") : g.source()));
  }

  private void facts() {
    if (view.plan() == null || view.plan().fingerprint().facts().isEmpty()) {
      return;
    }
    parts.add(new Heading(word("runs.dossier.facts")));
    parts.add(
        new Table(
            List.of(word("runs.dossier.fact"), word("runs.dossier.value")),
            List.of(34, 66),
            view.plan().fingerprint().facts().entrySet().stream()
                .map(e -> List.of(Cell.exact(e.getKey()), Cell.exact(e.getValue())))
                .toList()));
  }

  private void audit() {
    parts.add(new Heading(word("runs.dossier.audit")));
    parts.add(
        new Table(
            List.of(
                word("runs.dossier.at"),
                word("runs.dossier.who"),
                word("runs.dossier.entry"),
                word("runs.dossier.seq")),
            List.of(17, 17, 36, 30),
            dossier.entries().stream().map(this::entry).toList()));
  }

  private List<Cell> entry(Dossier.Entry e) {
    return List.of(
        Cell.of(Figures.utc(e.entry().at())),
        Cell.of(e.entry().actorDisplay(), e.entry().via()),
        Cell.of(say(e.text()), e.entry().act()),
        Cell.exact(e.entry().seq() + " " + e.hash()));
  }

  private void add(List<Field> fields, String name, Cell value) {
    fields.add(new Field(word("runs.dossier." + name), value));
  }

  private String word(String key) {
    return texts.say(key, reader);
  }

  private String say(Text text) {
    return texts.say(text, reader, zone);
  }
}
