package pairkeeper.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.postgres.Lsn;

/** What the steps of a rehearsal print, and what is thought of it. */
class RehearsalSaidTest {
  private static final String PROMOTED =
      """
      the copy answers after 812 ms
      waiting for server to promote.... done
      answer 1 12 count 42
      answer 2 8 fail 42P01 relation "exam" does not exist
      answer 3 7 count 12 and more
      rehearsed 812 231 3 A/1F0000D8
      """;

  @Test
  void times_and_answers_are_read() {
    assertThat(RehearsalSaid.copied("copied 1234567 12\n"))
        .contains(new RehearsalSaid.Copied(1234567, 12));
    var promoted = RehearsalSaid.promoted(PROMOTED).orElseThrow();
    assertThat(promoted.startMillis()).isEqualTo(812);
    assertThat(promoted.promoteMillis()).isEqualTo(231);
    assertThat(promoted.timeline()).isEqualTo(3);
    assertThat(promoted.lsn()).isEqualTo(Lsn.parse("A/1F0000D8"));
    assertThat(promoted.answers())
        .containsEntry(1, new RehearsalSaid.Answer(42L, 12, ""))
        .containsEntry(
            2, new RehearsalSaid.Answer(null, 8, "42P01 relation \"exam\" does not exist"))
        .containsEntry(3, new RehearsalSaid.Answer(null, 7, "12 and more"));
  }

  @Test
  void what_did_not_reach_its_end_is_no_rehearsal() {
    assertThat(RehearsalSaid.promoted(PROMOTED.replaceAll("rehearsed.*", ""))).isEmpty();
    assertThat(RehearsalSaid.promoted("")).isEmpty();
    assertThat(RehearsalSaid.copied("error: no room\n")).isEmpty();
    assertThat(RehearsalSaid.copied("copied 1 2\nand then something else")).isEmpty();
  }

  @Test
  void an_answer_is_as_expected_between_its_bounds_and_without_any() {
    assertThat(verdict(5L, null, null)).isEqualTo(AnswerVerdict.AS_EXPECTED);
    assertThat(verdict(5L, 5L, 5L)).isEqualTo(AnswerVerdict.AS_EXPECTED);
    assertThat(verdict(4L, 5L, null)).isEqualTo(AnswerVerdict.TOO_LOW);
    assertThat(verdict(6L, null, 5L)).isEqualTo(AnswerVerdict.TOO_HIGH);
    assertThat(verdict(null, null, null)).isEqualTo(AnswerVerdict.FAILED);
    assertThat(List.of(AnswerVerdict.values()).stream().map(AnswerVerdict::word))
        .containsExactly("as-expected", "too-low", "too-high", "failed");
  }

  private static AnswerVerdict verdict(Long value, Long least, Long most) {
    return new RehearsedAnswer("rows", value, least, most, 3, "").verdict();
  }
}
