package pairkeeper.core.rehearsal;

/**
 * What a promoted copy answered to one question.
 *
 * @param name of the question
 * @param value the number, or null where none came back
 * @param least the smallest number that was expected, or null
 * @param most the largest, or null
 * @param millis how long it took
 * @param said the server's words where no number came back, else ""
 */
public record RehearsedAnswer(
    String name, Long value, Long least, Long most, long millis, String said) {

  public AnswerVerdict verdict() {
    if (value == null) {
      return AnswerVerdict.FAILED;
    }
    if (least != null && value < least) {
      return AnswerVerdict.TOO_LOW;
    }
    return most != null && value > most ? AnswerVerdict.TOO_HIGH : AnswerVerdict.AS_EXPECTED;
  }
}
