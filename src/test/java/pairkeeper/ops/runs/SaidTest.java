package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;

/** Of all that a failed command printed, people get the line that says why. */
class SaidTest {
  private static final Command COPY = Command.Argv.of("postgres", "pg_basebackup");

  @Test
  void a_full_disk_is_called_so_although_the_clean_up_is_told_after_it() {
    String full = "pg_basebackup: error: could not write to file \"x\": No space left on device";
    Text why = failure(full + "\npg_basebackup: removing contents of data directory \"x\"\n");
    assertThat(why).isEqualTo(Text.of("runs.why.disk-full", "code", 1, "said", full));
  }

  @Test
  void an_error_counts_more_than_what_follows_it() {
    String error = "pg_basebackup: error: connection to server failed";
    assertThat(failure(error + "\npg_basebackup: removing data directory\n"))
        .isEqualTo(Text.of("runs.why.exit", "code", 1, "said", error));
  }

  @Test
  void without_an_error_the_last_line_counts() {
    assertThat(failure("first\nlast\n\n"))
        .isEqualTo(Text.of("runs.why.exit", "code", 1, "said", "last"));
  }

  private static Text failure(String err) {
    return Said.failure(COPY, 1, "", err);
  }
}
