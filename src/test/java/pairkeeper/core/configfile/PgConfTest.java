package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.configfile.PgConf.Setting;
import pairkeeper.core.model.Refused;

/** postgresql.conf is changed where it must be and nowhere else. */
class PgConfTest {
  private static final String FILE =
      """
      # head
      listen_addresses = 'localhost'\t\t# what to listen on
      #port = 5432\t\t\t\t# (change requires restart)
        Max_Connections 100
      wal_level=replica
      include_dir = 'conf.d'
      work_mem = 4MB # one
      work_mem = 8MB # two
      """;

  @Test
  void the_last_line_about_a_setting_wins() {
    assertThat(PgConf.get(FILE, "work_mem")).contains("8MB");
    assertThat(PgConf.get(FILE, "max_connections")).contains("100");
    assertThat(PgConf.get(FILE, "port")).isEmpty();
  }

  @Test
  void every_line_is_listed_with_its_number() {
    assertThat(PgConf.list(FILE))
        .contains(new Setting("work_mem", "4MB", 7), new Setting("Max_Connections", "100", 4))
        .hasSize(5);
    assertThat(PgConf.includes(FILE)).containsExactly(new Setting("include_dir", "conf.d", 6));
  }

  @Test
  void a_changed_line_keeps_its_comment_and_indentation() {
    assertThat(PgConf.set(FILE, "listen_addresses", "*"))
        .isEqualTo(FILE.replace("'localhost'", "'*'"));
    assertThat(PgConf.set(FILE, "max_connections", "200")).isEqualTo(FILE.replace("100", "200"));
  }

  @Test
  void only_the_line_that_counts_is_changed() {
    assertThat(PgConf.set(FILE, "work_mem", "16MB")).isEqualTo(FILE.replace("8MB", "16MB"));
  }

  @Test
  void a_commented_default_becomes_the_setting() {
    assertThat(PgConf.set(FILE, "port", "5433"))
        .isEqualTo(FILE.replace("#port = 5432", "port = 5433"));
  }

  @Test
  void prose_in_comments_is_left_alone() {
    String prose = "# port = 5432 is what everybody uses\n# port numbers\n";
    assertThat(PgConf.set(prose, "port", "5433")).isEqualTo(prose + "port = 5433\n");
  }

  @Test
  void a_new_setting_comes_last_even_when_the_file_ends_without_a_line_break() {
    assertThat(PgConf.set("a = 1", "wal_level", "replica"))
        .isEqualTo("a = 1\nwal_level = replica\n");
    assertThat(PgConf.set("", "archive_command", "cp %p '/a'"))
        .isEqualTo("archive_command = 'cp %p ''/a'''\n");
  }

  @Test
  void line_endings_stay_as_they_are() {
    assertThat(PgConf.set("a = 1\r\nb = 2\r\n", "b", "3")).isEqualTo("a = 1\r\nb = 3\r\n");
    assertThat(PgConf.set("a = 1\r\nb = 2\r\n", "c", "3")).isEqualTo("a = 1\r\nb = 2\r\nc = 3\r\n");
  }

  @Test
  void saying_what_the_file_says_changes_nothing() {
    assertThat(PgConf.set(FILE, "WORK_MEM", "8MB")).isEqualTo(FILE);
    assertThat(PgConf.set("a='it''s'", "a", "it's")).isEqualTo("a='it''s'");
  }

  @Test
  void unsetting_comments_every_line_about_it_out() {
    assertThat(PgConf.unset(FILE, "work_mem")).isEqualTo(FILE.replace("work_mem", "#work_mem"));
    assertThat(PgConf.unset(PgConf.unset(FILE, "work_mem"), "work_mem"))
        .isEqualTo(PgConf.unset(FILE, "work_mem"));
    assertThat(PgConf.unset(FILE, "include_dir")).isEqualTo(FILE);
  }

  @Test
  void escapes_are_read_as_postgresql_reads_them() {
    assertThat(PgConf.get("a = 'x\\'y''z\\\\\\t\\101\\e' # c", "a")).contains("x'y'z\\\tAe");
    assertThat(PgConf.get("a'b'#c", "a")).contains("b");
    assertThat(PgConf.get("a+1", "a")).contains("+1");
    assertThat(PgConf.get("a = 'half", "a")).isEmpty();
    assertThat(PgConf.get("a-b = 1", "a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\u0000", "\u001b[0m", "\ud800"})
  void values_that_would_spoil_the_file_are_refused(String value) {
    assertThatThrownBy(() -> PgConf.set("", "a", value)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> PgConf.managed(Map.of("a", value))).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=1\nb", "1a", "a.b.c", "include", "Include_Dir", "a'"})
  void names_that_are_none_are_refused(String name) {
    assertThatThrownBy(() -> PgConf.set("", name, "1")).isInstanceOf(Refused.class);
  }

  @Test
  void our_own_file_says_whose_it_is() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("wal_level", "replica");
    settings.put("max_wal_senders", "10");
    assertThat(PgConf.managed(settings))
        .startsWith("# ")
        .endsWith("\nwal_level = 'replica'\nmax_wal_senders = '10'\n");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.text();
  }

  @Property
  void what_is_set_is_got_and_setting_it_again_changes_nothing(
      @ForAll("hostile") String first, @ForAll("hostile") String second) {
    String once = PgConf.set(FILE, "archive_command", first);
    String twice = PgConf.set(once, "archive_command", second);
    assertThat(PgConf.get(twice, "archive_command")).contains(second);
    assertThat(PgConf.set(twice, "archive_command", second)).isEqualTo(twice);
    assertThat(PgConf.list(twice)).hasSize(6);
    assertThat(PgConf.get(PgConf.unset(twice, "archive_command"), "archive_command")).isEmpty();
  }

  @Property
  void any_text_survives_being_read(@ForAll String text) {
    assertThat(PgConf.unset(text, "no_such_setting")).isEqualTo(text);
    PgConf.list(text);
  }
}
