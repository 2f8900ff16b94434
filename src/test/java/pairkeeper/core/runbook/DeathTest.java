package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pairkeeper.core.model.Text;
import pairkeeper.core.runbook.Death.Attempt;
import pairkeeper.core.runbook.Death.Viewpoint;

class DeathTest {
  private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

  /** One letter an attempt, oldest first: a answered, s silent, u not asked. */
  @ParameterizedTest
  @CsvSource({
    "aaa, false, false, -1",
    "sss, true, false, 0",
    "asss, true, false, 1",
    "sassss, true, false, 2",
    "aas, false, true, -1",
    "ass, false, true, -1",
    "uss, false, true, -1",
    "ssa, false, false, -1",
    "ssu, false, false, -1"
  })
  void silence_counts_since_the_last_answer_and_until_then_nothing_is_settled(
      String heard, boolean silent, boolean fading, int since) {
    var death = new Death(attempts(heard));
    assertThat(death.silentTo(Viewpoint.CONSOLE_SSH)).isEqualTo(silent);
    assertThat(death.fading(Viewpoint.CONSOLE_SSH)).isEqualTo(fading);
    assertThat(death.silentSince(Viewpoint.CONSOLE_SSH))
        .isEqualTo(since < 0 ? null : AT.plusSeconds(since));
  }

  private static List<Attempt> attempts(String heard) {
    var attempts = new ArrayList<Attempt>();
    for (char one : heard.toCharArray()) {
      Instant at = AT.plusSeconds(attempts.size());
      attempts.add(
          one == 'u'
              ? Attempt.unasked(Viewpoint.CONSOLE_SSH, at, Text.of("x"))
              : new Attempt(Viewpoint.CONSOLE_SSH, at, one == 'a', Text.of("x")));
    }
    return attempts;
  }
}
