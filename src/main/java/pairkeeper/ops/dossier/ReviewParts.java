package pairkeeper.ops.dossier;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.review.CountedLoss;
import pairkeeper.core.review.Findings;
import pairkeeper.core.review.LaterRemark;
import pairkeeper.core.review.Moment;
import pairkeeper.core.review.SignedReview;
import pairkeeper.ops.dossier.Part.Cell;
import pairkeeper.ops.dossier.Part.Field;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.ops.texts.Figures;
import pairkeeper.ops.texts.Texts;

/** Puts the review of a run into words: time line, cost, signature and remarks. */
final class ReviewParts {
  private final ReviewView review;
  private final Findings found;
  private final Texts texts;
  private final Locale reader;
  private final Figures figures;
  private final List<Part> parts = new ArrayList<>();

  ReviewParts(ReviewView review, Texts texts, Locale reader) {
    this.review = review;
    this.found = review.findings();
    this.texts = texts;
    this.reader = reader;
    this.figures = new Figures(texts, reader, ZoneOffset.UTC);
  }

  /** Nothing where the run needs no review and has none. */
  List<Part> all() {
    if (review.needed()) {
      String key = "reviews.title." + review.state();
      parts.add(new Part.Heading(said(key, review.run().number())));
      signature();
      line();
      cost();
    }
    return parts;
  }

  private void signature() {
    var all = new ArrayList<SignedReview>(review.earlier().reversed());
    review.signature().ifPresent(all::add);
    for (SignedReview s : all) {
      Text by = Text.of("reviews.run.signed", "by", s.by().display(), "at", Figures.utc(s.at()));
      parts.add(new Part.Sentence(texts.say(by, reader), true));
      parts.add(new Part.Sentence(s.remark(), false));
      parts.add(new Part.Exact(word("hash") + ": " + s.hash()));
    }
    for (LaterRemark r : review.added()) {
      String head = word("added") + ": " + r.by().display() + ", " + Figures.utc(r.at());
      parts.add(new Part.Sentence(head, true));
      parts.add(new Part.Sentence(r.remark(), false));
    }
  }

  private void line() {
    parts.add(
        new Part.Table(
            List.of(word("moment"), word("when")),
            List.of(50, 50),
            found.moments().stream().map(this::moment).toList()));
  }

  private List<Cell> moment(Moment m) {
    String at = m.at() == null ? word("unknown") : Figures.utc(m.at());
    return List.of(
        Cell.of(word("moment." + m.kind().word())),
        Cell.of(m.atLatest() ? at + " (" + word("at-latest") + ")" : at));
  }

  private void cost() {
    var fields = new ArrayList<Field>();
    if (review.run().runbook().equals("failover")) {
      add(fields, "gap", lasting(found.gapMillis()), word("gap.help"));
    }
    add(fields, "gap-in-run", lasting(found.gapInRunMillis()), "");
    if (found.loss() != null) {
      add(fields, "loss.known", figures.bytes(found.loss().knownBytes()), "");
      add(fields, "loss.bound", bytes(found.loss().boundBytes(), "unknown"), "");
      add(fields, "loss.accepted", bytes(found.acceptedBytes(), "loss.accepted-unknown"), "");
      counted(fields);
    }
    add(fields, "confirmed-by", found.confirmedBy(), "");
    if (!found.approvedBy().isEmpty()) {
      add(fields, "approved-by", found.approvedBy(), "");
    }
    add(fields, "overridden", overridden(), "");
    parts.add(new Part.Fields(fields));
  }

  private void counted(List<Field> fields) {
    CountedLoss counted = review.counted();
    if (counted == null) {
      add(fields, "loss.true", word("loss.uncounted"), "");
      add(fields, "loss.transactions", word("loss.uncounted"), "");
      return;
    }
    String by = said("reviews.loss.counted-by", counted.number());
    add(fields, "loss.true", bytes(counted.bytes(), "loss.untold"), by);
    String transactions =
        counted.transactions() == null
            ? word("loss.untold")
            : figures.number(counted.transactions(), 0);
    add(fields, "loss.transactions", transactions, texts.say(counted.how(), reader));
  }

  private String overridden() {
    List<String> titles =
        found.overridden().stream().map(GuardResult::id).map(this::guard).toList();
    return titles.isEmpty() ? word("overridden.none") : String.join("; ", titles);
  }

  private String guard(String id) {
    String key = "guards." + id + ".title";
    return texts.knows(key) ? texts.say(key, reader) : id;
  }

  private String lasting(Long millis) {
    return millis == null ? word("unknown") : figures.duration(Duration.ofMillis(millis));
  }

  private String bytes(Long bytes, String none) {
    return bytes == null ? word(none) : figures.bytes(bytes);
  }

  private String said(String key, long run) {
    return texts.say(Text.of(key, "run", String.valueOf(run)), reader);
  }

  private void add(List<Field> fields, String name, String value, String under) {
    fields.add(new Field(word(name), Cell.of(value, under)));
  }

  private String word(String name) {
    return texts.say("reviews." + name, reader);
  }
}
