package pairkeeper.ops.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Preview;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Attempt;
import pairkeeper.core.run.Rescued;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.dossier.Part.Exact;
import pairkeeper.ops.dossier.Part.Sentence;
import pairkeeper.ops.dossier.Part.StepLine;
import pairkeeper.ops.runs.RunWords;
import pairkeeper.ops.texts.Figures;
import pairkeeper.ops.texts.Texts;

/** Puts the steps of a dossier into words: what was planned, what was done, how it ended. */
final class StepParts {
  private final Dossier dossier;
  private final Texts texts;
  private final Locale reader;
  private final ZoneId zone;
  private final Figures figures;
  private final List<Part> parts = new ArrayList<>();

  StepParts(Dossier dossier, Texts texts, Locale reader, ZoneId zone) {
    this.dossier = dossier;
    this.texts = texts;
    this.reader = reader;
    this.zone = zone;
    this.figures = new Figures(texts, reader, zone);
  }

  List<Part> all() {
    dossier.view().steps().forEach(this::step);
    return parts;
  }

  private void step(RunStep row) {
    Optional<Step> planned = dossier.view().planned(row);
    parts.add(
        new StepLine(
            row.position(),
            planned.map(s -> say(s.title())).orElse(row.id()),
            planned.map(dossier::server).orElse(""),
            texts.say(RunWords.step(row.state()), reader),
            times(row)));
    planned.ifPresent(s -> parts.add(new Sentence(say(s.effect()), false)));
    ended(row.answer(), row.why());
    planned.map(Preview::of).ifPresent(this::exact);
    exact(row.output());
    row.rescues().forEach(this::rescue);
    dossier.view().attempts().stream()
        .filter(a -> a.step().equals(row.id()))
        .forEach(this::attempt);
  }

  private String times(RunStep row) {
    if (row.startedAt() == null) {
      return "";
    }
    var times = new StringBuilder(Figures.utc(row.startedAt()));
    if (row.endedAt() != null) {
      times.append(" – ").append(Figures.utc(row.endedAt()));
      times.append(" · ").append(figures.duration(row.took(row.endedAt())));
    }
    if (row.exitCode() != null) {
      Text exit = Text.of("runs.dossier.exit", "code", row.exitCode());
      times.append(" · ").append(say(exit));
    }
    return times.toString();
  }

  private void ended(Answer answer, Text why) {
    if (answer != null) {
      Text said =
          Text.of(
              "runs.answered",
              "by",
              answer.by(),
              "answer",
              answer.kind().word(),
              "remark",
              answer.remark());
      parts.add(new Sentence(say(said) + when(answer.at()), true));
    }
    if (why != null) {
      parts.add(new Sentence(say(why), true));
    }
  }

  private static String when(Instant at) {
    return at == null ? "" : " · " + Figures.utc(at);
  }

  private void exact(String text) {
    if (!text.isBlank()) {
      parts.add(new Exact(text));
    }
  }

  private void rescue(Rescued r) {
    String how = texts.say(r.done() ? "common.state.done" : "runs.rescue.failed", reader);
    String why = r.why() == null ? "" : " " + say(r.why());
    String what = texts.say("runs.rescued", reader) + ": " + say(r.title());
    parts.add(new Sentence(what + " · " + how + why, true));
    exact(r.output());
  }

  private void attempt(Attempt a) {
    String which = say(Text.of("runs.attempt", "n", a.attempt()));
    String state = texts.say(RunWords.step(a.state()), reader);
    parts.add(new Sentence(which + ": " + state + when(a.startedAt()), true));
    ended(a.answer(), a.why());
    exact(a.output());
    a.rescues().forEach(this::rescue);
  }

  private String say(Text text) {
    return texts.say(text, reader, zone);
  }
}
