package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;
import pairkeeper.core.postgres.PgMajor;

/** A line is put where it decides, once, and everything else stays. */
class PgHbaTest {
  private static final PgMajor PG = PgMajor.parse("15");
  private static final HbaLine OURS =
      HbaLine.host("replication", "repl", "10.0.0.5/32", "scram-sha-256");
  private static final String FILE =
      """
      # TYPE  DATABASE        USER            ADDRESS                 METHOD
      local   all             postgres                                peer
      local   all             all                                     peer
      host    all             all             0.0.0.0/0               md5
      local   replication     all                                     peer
      """;

  private static String put(String text) {
    return PgHba.add(text, OURS, PG);
  }

  @Test
  void goes_to_the_end_when_nothing_matches_earlier() {
    assertThat(put(FILE)).isEqualTo(FILE + OURS + "\n");
  }

  @Test
  void all_databases_do_not_mean_replication() {
    var change = PgHba.put(FILE, OURS, PG);
    assertThat(change.passed()).isEmpty();
  }

  @Test
  void goes_before_the_first_line_that_would_decide_instead() {
    String file = FILE + "host replication all 10.0.0.0 255.0.0.0 reject # nobody\n# end\n";
    var change = PgHba.put(file, OURS, PG);
    assertThat(change.text())
        .isEqualTo(
            FILE + OURS + "\nhost replication all 10.0.0.0 255.0.0.0 reject # nobody\n# end\n");
    assertThat(change.passed()).singleElement().extracting(HbaEntry::from).isEqualTo(6);
  }

  @Test
  void is_not_put_twice() {
    String once = put(FILE);
    assertThat(PgHba.put(once, OURS, PG).changed()).isFalse();
    assertThat(put(once)).isEqualTo(once);
  }

  @Test
  void a_line_that_stands_too_late_is_put_before_what_shadows_it() {
    String late = "host replication all all reject\n" + OURS + "\n";
    assertThat(PgHba.shadows(late, OURS, PG)).hasSize(1);
    String cured = put(late);
    assertThat(cured).startsWith(OURS + "\nhost replication all all reject\n");
    assertThat(PgHba.shadows(cured, OURS, PG)).isEmpty();
    assertThat(put(cured)).isEqualTo(cured);
  }

  @Test
  void the_same_address_written_otherwise_is_the_same_line() {
    String file = "host replication repl 10.0.0.5 255.255.255.255 scram-sha-256\n";
    assertThat(put(file)).isEqualTo(file);
    var six = HbaLine.host("replication", "repl", "fd00::5/128", "scram-sha-256");
    String long6 = "host replication \"repl\" FD00:0:0:0::0005/128   scram-sha-256\n";
    assertThat(PgHba.add(long6, six, PG)).isEqualTo(long6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "host replication repl 10.0.0.0/24 md5 | true",
        "host replication other 10.0.0.0/24 md5 | false",
        "host replication repl 10.0.1.0/24 md5 | false",
        "host replication repl ::/0 md5 | false",
        "host all all all md5 | false",
        "host all,replication all all md5 | true",
        "host \"replication\" all all md5 | false",
        "hostssl replication repl all md5 | true",
        "hostnossl replication repl all md5 | true",
        "local replication repl peer | false",
        "host replication +group all md5 | true",
        "host replication @list all md5 | true",
        "host replication \"all\" all md5 | false",
        "host replication repl samenet md5 | true",
        "host replication repl db.example.org md5 | true",
        "host replication REPL all md5 | false",
        "include other.conf | true",
        "host replication repl 10.0.0.5 md5 | true",
        "# host replication repl all md5 | false",
      })
  void knows_which_lines_would_decide_instead(String line, boolean would) {
    var shadows = PgHba.shadows(line + "\n", OURS, PG);
    assertThat(!shadows.isEmpty()).isEqualTo(would);
  }

  @Test
  void a_connection_is_never_encrypted_in_two_ways() {
    var ssl = HbaLine.hostssl("replication", "repl", "10.0.0.5/32", "scram-sha-256");
    assertThat(PgHba.shadows("hostgssenc replication all all gss\n", ssl, PG)).isEmpty();
    assertThat(PgHba.shadows("hostnossl replication all all reject\n", ssl, PG)).isEmpty();
    assertThat(PgHba.shadows("hostnogssenc replication all all reject\n", ssl, PG)).hasSize(1);
  }

  @Test
  void a_backslash_continues_lines_since_14_even_in_comments() {
    String file =
        "# comment \\\nhost replication all all reject\nhost \\\n replication all all md5\n";
    assertThat(PgHba.list(file, PG))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.from()).isEqualTo(3);
          assertThat(e.to()).isEqualTo(4);
        });
    assertThat(PgHba.list(file, PgMajor.parse("13")))
        .extracting(HbaEntry::from)
        .containsExactly(2, 3, 4);
  }

  @Test
  void a_comment_that_continues_does_not_swallow_the_new_line() {
    for (String end : List.of("# end \\", "# end \\\n", "# end \\\r\n")) {
      assertThat(PgHba.list(put(end), PG)).as(end).hasSize(1);
    }
  }

  @Test
  void words_that_mean_something_are_quoted_when_they_are_names() {
    var line =
        new HbaLine(
            HbaType.HOST,
            List.of(new HbaName.Named("all"), new HbaName.Named("a b"), new HbaName.Named("q\"")),
            List.of(new HbaName.Named("repl")),
            "::1/128",
            "md5",
            List.of("map=x y"));
    assertThat(line.toString()).contains("\"all\",\"a b\",\"q\"\"\"").endsWith(" md5 \"map=x y\"");
    assertThat(PgHba.list(line + "\n", PG).getFirst().line()).contains(line);
  }

  @Test
  void is_removed_with_all_its_lines_and_nothing_else() {
    String file =
        FILE + OURS + " # ours\n# after\nhost \\\nreplication repl 10.0.0.5/32 scram-sha-256";
    assertThat(PgHba.remove(file, OURS, PG)).isEqualTo(FILE + "# after\n");
    assertThat(PgHba.remove(FILE, OURS, PG)).isEqualTo(FILE);
  }

  @Test
  void line_endings_stay_as_they_are() {
    String file = FILE.replace("\n", "\r\n");
    assertThat(put(file)).isEqualTo(file + OURS + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.5",
        "10.0.0.5/33",
        "10.0.0.256/32",
        "::1",
        "::1/129",
        "a b",
        "10.0.0.5/32 trust",
        "-x",
        "1:2/64",
        "10.0.0.5/255.0.0.0",
        "all\nhost"
      })
  void addresses_need_their_mask(String address) {
    assertThatThrownBy(() -> HbaLine.host("replication", "repl", address, "md5"))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@file",
        "+group",
        "/pattern",
        "a\nb",
        "a\u0000b",
        "ążśźćńółęążśźćńółęążśźćńółęążśźćńółę"
      })
  void names_that_would_mean_something_else_are_refused(String name) {
    assertThatThrownBy(() -> HbaLine.host("replication", name, "all", "md5"))
        .isInstanceOf(Refused.class);
  }

  @Property
  void any_text_keeps_all_its_lines(@ForAll String text) {
    for (String major : List.of("13", "15")) {
      var change = PgHba.put(text, OURS, PgMajor.parse(major));
      assertThat(PgHba.put(change.text(), OURS, PgMajor.parse(major)).changed()).isFalse();
      String removed = PgHba.remove(change.text(), OURS, PgMajor.parse(major));
      assertThat(removed.replaceAll("[\r\n]", "")).isEqualTo(text.replaceAll("[\r\n]", ""));
    }
  }
}
