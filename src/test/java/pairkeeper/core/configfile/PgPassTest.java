package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import pairkeeper.core.configfile.PgPass.Entry;
import pairkeeper.core.model.Refused;

/** The first line that fits decides, so an entry goes before what would fit too. */
class PgPassTest {
  private static final Entry OURS = new Entry("10.0.0.5", "5432", "replication", "repl", "new");
  private static final String LINE = "10.0.0.5:5432:replication:repl:new\n";

  @Test
  void colons_and_backslashes_are_escaped() {
    assertThat(PgPass.line("fd00::5", "5432", "a\\b", "u", "p:w"))
        .isEqualTo("fd00\\:\\:5:5432:a\\\\b:u:p\\:w");
  }

  @Test
  void a_placeholder_for_a_secret_stays_whole() {
    assertThat(PgPass.line("h", "1", "d", "u", "{{secret:01890a5d-ac96-774b-bcce-b302099a8057}}"))
        .endsWith(":{{secret:01890a5d-ac96-774b-bcce-b302099a8057}}");
  }

  @Test
  void a_new_entry_comes_last() {
    assertThat(PgPass.add("# mine\nother:5432:db:u:p", OURS))
        .isEqualTo("# mine\nother:5432:db:u:p\n" + LINE);
  }

  @Test
  void a_new_password_replaces_the_old_one_in_its_place() {
    assertThat(PgPass.add("10.0.0.5:5432:replication:repl:old\nx:1:d:u:p\n", OURS))
        .isEqualTo(LINE + "x:1:d:u:p\n");
  }

  @Test
  void goes_before_a_line_that_fits_more() {
    assertThat(PgPass.add("*:*:*:repl:old\n10.0.0.5:5432:replication:repl:stale\n", OURS))
        .isEqualTo(LINE + "*:*:*:repl:old\n");
  }

  @Test
  void doing_it_again_changes_nothing() {
    String once = PgPass.add("*:*:*:*:old\n", OURS);
    assertThat(PgPass.add(once, OURS)).isEqualTo(once);
  }

  @Test
  void people_never_see_the_password() {
    assertThat(OURS).hasToString("10.0.0.5:5432:replication:repl:•••");
  }

  @Test
  void what_libpq_would_misread_is_refused() {
    assertThatThrownBy(() -> PgPass.line("h", "1", "d", "u", "a\nb")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> PgPass.line("h", "1", "d", "u", "")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> PgPass.line("h", "1", "d", "u", "x".repeat(400)))
        .isInstanceOf(Refused.class);
  }
}
