package pairkeeper.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rsync lines of the manuals are taken apart; what needs a shell is left to a person. */
class RsyncLineTest {

  @Test
  void the_line_of_the_manual() {
    var line =
        read(
            "/usr/local/bin/rsync -z -a -e \"ssh -p 2222 -o BatchMode=yes -o"
                + " StrictHostKeyChecking=yes\" /docs/atendimentos/`date +%Y/%m/%d`/"
                + " pgsql@10.0.0.5:/vg/atendimentos/`date +%Y/%m/%d`/");
    assertThat(line)
        .isEqualTo(
            new RsyncLine(
                "/docs/atendimentos/%Y/%m/%d/",
                "/vg/atendimentos/%Y/%m/%d/",
                "pgsql",
                "10.0.0.5",
                false,
                OptionalInt.of(2222),
                true,
                false,
                false,
                OptionalInt.empty(),
                List.of()));
  }

  @Test
  void other_ways_to_say_it() {
    var line =
        read(
            "rsync -avzce ssh --bwlimit=5000 --delete-after --exclude='a b' -H db2:\"/srv/a b\""
                + " /srv/$(date +%Y-%m-%d)");
    assertThat(line.pulls()).isTrue();
    assertThat(line.from()).isEqualTo("/srv/a b");
    assertThat(line.to()).isEqualTo("/srv/%Y-%m-%d");
    assertThat(line.host()).isEqualTo("db2");
    assertThat(line.user()).isEmpty();
    assertThat(line.compress() && line.checksum() && line.delete()).isTrue();
    assertThat(line.bandwidthKib()).hasValue(5000);
    assertThat(line.port()).isEmpty();
    assertThat(line.others()).containsExactly("--exclude=a b", "-H");
    assertThat(read("rsync -a /a /mnt/b").host()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp -a /a /b",
        "rsync -a /a /b && rm -rf /a",
        "rsync -a /a /b; rm -rf /a",
        "rsync -a /a $TARGET",
        "rsync -a /a/* /b",
        "rsync -a `hostname` /b",
        "rsync -a /a /b >/dev/null",
        "rsync -an /a /b",
        "rsync --dry-run /a /b",
        "rsync -a /a",
        "rsync -a /a /b /c",
        "rsync -a -e 'rsh -l x' /a h:/b",
        "rsync -a '/a /b",
        "rsync -ae",
        "nice rsync -a /a /b",
        ""
      })
  void everything_else_is_left_to_a_person(String command) {
    assertThat(RsyncLine.of(command)).isEmpty();
  }

  private static RsyncLine read(String command) {
    return RsyncLine.of(command).orElseThrow();
  }
}
