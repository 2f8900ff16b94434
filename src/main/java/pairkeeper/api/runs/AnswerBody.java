package pairkeeper.api.runs;

import pairkeeper.api.http.BadRequest;
import pairkeeper.core.run.Answer;

/** What a person answers to a step: {@code done}, {@code refused} or {@code repeat}. */
public record AnswerBody(String answer, String remark) {

  Answer.Kind kind() {
    for (Answer.Kind kind : Answer.Kind.values()) {
      if (kind.word().equals(answer)) {
        return kind;
      }
    }
    throw BadRequest.unknownWord("answer", answer, "done, refused, repeat");
  }

  Answer answered() {
    return Answer.of(kind(), remark == null ? "" : remark.strip());
  }
}
