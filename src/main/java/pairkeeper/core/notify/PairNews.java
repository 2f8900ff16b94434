package pairkeeper.core.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;

/** What a channel is told of a pair's verdict. */
public final class PairNews {
  private static final int MOST_LINES = 12;

  private PairNews() {}

  /** Whether it wants to hear of verdicts at all. */
  public static boolean wanted(Set<Matter> matters) {
    return matters.contains(Matter.PAIR_NEEDS_PERSON) || matters.contains(Matter.PAIR_WARNING);
  }

  /** Whether anybody has looked yet: a console that was just started knows nothing. */
  public static boolean known(Verdict verdict) {
    return verdict.reasons().stream().noneMatch(reason -> reason.id().equals("not-seen"));
  }

  /** What the verdict is to a channel that hears of these matters; "" when nothing. */
  public static String state(Verdict verdict, Set<Matter> matters) {
    Verdict.Kind kind = verdict.kind();
    boolean heard =
        switch (kind) {
          case SPLIT_BRAIN, DIVERGED, CRITICAL, NO_STANDBY ->
              matters.contains(Matter.PAIR_NEEDS_PERSON);
          case WARNING, UNKNOWN -> matters.contains(Matter.PAIR_WARNING);
          case HEALTHY -> false;
        };
    return heard ? kind.word() : "";
  }

  /**
   * The message.
   *
   * @param told what the channel was told before, or ""
   */
  public static Message message(
      Pair pair, String customer, Verdict verdict, String told, Instant now) {
    String word = verdict.kind().word();
    String key = verdict.kind() == Verdict.Kind.HEALTHY ? "recovered" : "now";
    var title =
        new Text(
            "notify.pair." + key,
            Map.of("pair", pair.name(), "customer", customer, "verdict", plain(word)));
    List<Message.Line> lines =
        verdict.reasons().stream()
            .limit(MOST_LINES)
            .map(reason -> new Message.Line(label(reason), reason.text()))
            .toList();
    boolean person = verdict.kind().needsPerson();
    boolean before = !person && needsPerson(told);
    return new Message(
        "pair:" + pair.id() + ":" + word + ":" + now,
        "pair:" + pair.id(),
        (person || before ? Matter.PAIR_NEEDS_PERSON : Matter.PAIR_WARNING).word(),
        word,
        pair.customer(),
        pair.id(),
        now,
        new Message.Words(title, customer, pair.name(), lines));
  }

  private static boolean needsPerson(String told) {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      if (kind.word().equals(told)) {
        return kind.needsPerson();
      }
    }
    return false;
  }

  private static String label(Verdict.Reason reason) {
    return reason.source().equals("console") ? "" : reason.source();
  }

  /** As a choice in a text, whose names have no dashes. */
  private static String plain(String word) {
    return word.replace("-", "");
  }
}
