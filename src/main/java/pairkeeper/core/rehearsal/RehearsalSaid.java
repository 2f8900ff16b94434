package pairkeeper.core.rehearsal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.postgres.Lsn;

/** What the steps of a rehearsal's run print. */
public final class RehearsalSaid {
  private static final Pattern COPIED = Pattern.compile("copied ([0-9]{1,18}) ([0-9]{1,9})");
  private static final Pattern PROMOTED =
      Pattern.compile(
          "rehearsed ([0-9]{1,12}) ([0-9]{1,12}) ([0-9]{1,9}) ([0-9A-F]{1,8}/[0-9A-F]{1,8})");
  private static final Pattern ANSWER =
      Pattern.compile("answer ([0-9]{1,3}) ([0-9]{1,12}) (count|fail) (.{1,400})");

  private RehearsalSaid() {}

  /** A copy is whole. */
  public record Copied(long bytes, int seconds) {}

  /**
   * The copy was started, promoted and asked.
   *
   * @param startMillis to its first answer
   * @param promoteMillis to its first commit
   * @param timeline on which it was then
   * @param lsn up to where it had replayed
   * @param answers by the number of the question, from 1
   */
  public record Promoted(
      long startMillis, long promoteMillis, int timeline, Lsn lsn, Map<Integer, Answer> answers) {
    public Promoted {
      answers = Map.copyOf(answers);
    }
  }

  /**
   * One answer.
   *
   * @param value the number, or null
   * @param said where there is none
   */
  public record Answer(Long value, long millis, String said) {}

  public static Optional<Copied> copied(String output) {
    return last(output, COPIED)
        .map(said -> new Copied(Long.parseLong(said.group(1)), Integer.parseInt(said.group(2))));
  }

  public static Optional<Promoted> promoted(String output) {
    return last(output, PROMOTED)
        .map(said ->
            new Promoted(
                Long.parseLong(said.group(1)),
                Long.parseLong(said.group(2)),
                Integer.parseInt(said.group(3)),
                Lsn.parse(said.group(4)),
                answers(output)));
  }

  private static Map<Integer, Answer> answers(String output) {
    var answers = new HashMap<Integer, Answer>();
    output
        .lines()
        .map(String::strip)
        .map(ANSWER::matcher)
        .filter(Matcher::matches)
        .forEach(said -> answers.put(Integer.valueOf(said.group(1)), answer(said)));
    return answers;
  }

  private static Answer answer(Matcher said) {
    long millis = Long.parseLong(said.group(2));
    boolean counted = said.group(3).equals("count") && said.group(4).matches("-?[0-9]{1,18}");
    return counted
        ? new Answer(Long.valueOf(said.group(4)), millis, "")
        : new Answer(null, millis, said.group(4));
  }

  private static Optional<Matcher> last(String output, Pattern form) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce((earlier, later) -> later)
        .map(form::matcher)
        .filter(Matcher::matches);
  }
}
