package pairkeeper.api.inventory;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.Moment;
import pairkeeper.core.hook.Occasion;
import pairkeeper.core.hook.Place;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * One hook as a client says and sees it.
 *
 * @param kind {@code command} or {@code question}
 * @param moment {@code before}, {@code after} or {@code aborted}
 * @param runbooks of {@code switchover}, {@code failover}, {@code rejoin}
 * @param place {@code primary} or {@code standby} at that moment, or a server's id; of a command
 * @param user of a command; {@code root} when it is left out
 * @param command the words of a command
 * @param limitSeconds of a command; 60 when it is left out, 50 after an abort
 * @param question of a question
 * @param onFailure {@code abort}, only before, or {@code go-on}, which is what it is when left out
 */
public record HookJson(
    String kind,
    String name,
    String moment,
    List<String> runbooks,
    String place,
    String user,
    List<String> command,
    Integer limitSeconds,
    String question,
    String onFailure) {
  private static final int USUAL_LIMIT = 60;

  static HookJson of(Hook hook) {
    String failure = hook.vital() ? "abort" : "go-on";
    var runbooks = hook.on().stream().map(Occasion::word).toList();
    return switch (hook) {
      case Hook.Command c ->
          new HookJson(
              "command",
              c.name(),
              c.moment().word(),
              runbooks,
              c.place().word(),
              c.user(),
              c.words(),
              c.limitSeconds(),
              null,
              failure);
      case Hook.Question q ->
          new HookJson(
              "question",
              q.name(),
              q.moment().word(),
              runbooks,
              null,
              null,
              null,
              null,
              q.question(),
              failure);
    };
  }

  /**
   * @throws Refused with the field that is wrong
   */
  Hook read() {
    Moment at = one("moment", moment, Moment.values(), Moment::word);
    return switch (needed("kind", kind)) {
      case "command" -> command(at);
      case "question" -> {
        none("place", place);
        none("user", user);
        none("command", command);
        none("limitSeconds", limitSeconds);
        yield new Hook.Question(name, at, on(), question, vital());
      }
      default -> throw unknown("kind", kind);
    };
  }

  private Hook command(Moment at) {
    none("question", question);
    int usual = at == Moment.ABORTED ? Hook.Command.LONGEST_ABORTED : USUAL_LIMIT;
    return new Hook.Command(
        name,
        at,
        on(),
        new Place(needed("place", place)),
        user == null ? "root" : user,
        command == null ? List.of() : command.stream().map(w -> needed("command", w)).toList(),
        limitSeconds == null ? usual : limitSeconds,
        vital());
  }

  private Set<Occasion> on() {
    var on = EnumSet.noneOf(Occasion.class);
    if (runbooks != null) {
      runbooks.forEach(word -> on.add(one("runbooks", word, Occasion.values(), Occasion::word)));
    }
    return on;
  }

  private boolean vital() {
    return switch (onFailure == null ? "go-on" : onFailure) {
      case "abort" -> true;
      case "go-on" -> false;
      default -> throw unknown("onFailure", onFailure);
    };
  }

  private static <T> T one(String field, String word, T[] values, Function<T, String> words) {
    String said = needed(field, word);
    for (T value : values) {
      if (words.apply(value).equals(said)) {
        return value;
      }
    }
    throw unknown(field, word);
  }

  private static String needed(String field, String word) {
    if (word == null) {
      throw new Refused(field, Text.of("inventory.refused.missing"));
    }
    return word;
  }

  private static void none(String field, Object value) {
    if (value != null) {
      throw new Refused(field, Text.of("hooks.refused.other-kind"));
    }
  }

  private static Refused unknown(String field, String word) {
    return new Refused(field, Text.of("hooks.refused.word", "word", word));
  }
}
