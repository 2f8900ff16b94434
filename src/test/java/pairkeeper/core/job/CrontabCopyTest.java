package pairkeeper.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Schedule;

/** The rsync lines of the manuals become jobs of a pair. */
class CrontabCopyTest {
  private static final UUID DB1 = new UUID(0, 1);
  private static final UUID DB2 = new UUID(0, 2);
  private static final Pair PAIR =
      new Pair(
          new UUID(0, 9),
          new UUID(0, 8),
          new UUID(0, 7),
          "ris",
          "debian-systemd",
          "15",
          "",
          List.of(server(DB1, "db1", Role.PRIMARY, 4), server(DB2, "db2", Role.STANDBY, 5)));

  private static Instance server(UUID id, String name, Role role, int n) {
    String address = "10.0.0." + n;
    var credential = new UUID(0, 6);
    var host =
        new Host(
            new UUID(1, n),
            new UUID(0, 7),
            address,
            22,
            credential,
            null,
            null,
            Privilege.SUDO,
            "");
    return new Instance(
        id, host, name, address, 5432, "", "", "main", "postgres", role, true, null);
  }

  @Test
  void the_line_of_the_manual_copies_the_folders_of_each_day() {
    var copy =
        CrontabCopy.of(
            """
            # documentos
            - 30 * * * * /usr/local/bin/rsync -z -a -e "ssh -p 2222 -o BatchMode=yes" \
            /arquivamentos/documentos/atendimentos/`date +\\%Y/\\%m/\\%d`/ \
            pgsql@10.0.0.5:/arquivovg/database/atendimentos/`date +\\%Y/\\%m/\\%d`/
            """,
            PAIR);

    assertThat(copy.name()).isEqualTo("atendimentos");
    assertThat(copy.schedule()).isEqualTo(new Schedule.Cron("30 * * * *"));
    assertThat(copy.settings())
        .isEqualTo(
            new RsyncSettings(
                List.of(
                    new TreePlace(DB1, "/arquivamentos/documentos/atendimentos", ""),
                    new TreePlace(DB2, "/arquivovg/database/atendimentos", "")),
                Optional.empty(),
                new DateFolders("%Y/%m/%d", 1),
                "pgsql",
                2222,
                0,
                true,
                false,
                false,
                24));
    assertThat(keys(copy)).containsExactly("jobs.crontab.overlap", "jobs.crontab.twice");
  }

  @Test
  void a_whole_tree_goes_where_rsync_would_put_it() {
    var within = CrontabCopy.of("5 2 * * 1-5 rsync -a /srv/images 10.0.0.5:/backup", PAIR);
    assertThat(within.settings().places())
        .containsExactly(
            new TreePlace(DB1, "/srv/images", ""), new TreePlace(DB2, "/backup/images", ""));
    assertThat(within.settings().folders()).isEqualTo(DateFolders.none());
    assertThat(within.settings().user()).isEqualTo("root");

    var itself = CrontabCopy.of("@daily rsync -a /srv/images/ db2:/backup/", PAIR);
    assertThat(itself.settings().places())
        .containsExactly(new TreePlace(DB1, "/srv/images", ""), new TreePlace(DB2, "/backup", ""));
  }

  @Test
  void the_user_of_a_system_wide_crontab_and_every_option_that_a_job_has() {
    var copy =
        CrontabCopy.of(
            "5 2 * * * app rsync -ac --delete --bwlimit=500 --exclude=tmp /srv/a/ db2:/srv/a/",
            PAIR);

    assertThat(copy.settings().user()).isEqualTo("app");
    assertThat(copy.settings().checksum() && copy.settings().delete()).isTrue();
    assertThat(copy.settings().kibibytesPerSecond()).isEqualTo(500);
    assertThat(copy.remarks())
        .contains(Text.of("jobs.crontab.left-out", "options", "--exclude=tmp"));
  }

  @Test
  void what_is_fetched_is_copied_from_the_other_server() {
    var fetched = CrontabCopy.of("5 2 * * * rsync -a db1:/srv/a/ /srv/b/", PAIR);
    assertThat(fetched.settings().places())
        .containsExactly(new TreePlace(DB1, "/srv/a", ""), new TreePlace(DB2, "/srv/b", ""));
    assertThat(keys(fetched)).doesNotContain("jobs.crontab.turned");

    var turned = CrontabCopy.of("5 2 * * * rsync -a /srv/a/ db1:/srv/b/", PAIR);
    assertThat(turned.settings().places().getFirst().server()).isEqualTo(DB2);
    assertThat(turned.remarks()).contains(Text.of("jobs.crontab.turned", "source", "db2"));
  }

  @Test
  void an_address_that_the_pair_does_not_have_is_said() {
    var copy = CrontabCopy.of("5 2 * * * rsync -a /srv/a/ 192.168.0.9:/srv/a/", PAIR);

    assertThat(copy.settings().places().get(1).server()).isEqualTo(DB2);
    assertThat(copy.remarks())
        .contains(Text.of("jobs.crontab.other-host", "host", "192.168.0.9", "server", "db2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs.refused.crontab-none|5 2 * * * cp -a /a /b",
        "jobs.refused.crontab-none|rubbish",
        "jobs.refused.crontab-none|''",
        "jobs.refused.crontab-one-machine|5 2 * * * rsync -a /a /mnt/b",
        "jobs.refused.crontab-folders|5 2 * * * rsync -a /a/$(date +\\%Y)/ db2:/b/",
        "jobs.refused.crontab-no-slash|5 2 * * * rsync -a /a/$(date +\\%Y) db2:/b/$(date +\\%Y)",
        "jobs.refused.folders|5 2 * * * rsync -a /a/$(date +\\%H)/ db2:/b/$(date +\\%H)/",
        "jobs.refused.system|5 2 * * * rsync -a /etc/ db2:/srv/etc/",
        "jobs.refused.path|5 2 * * * rsync -a here/ db2:/b/",
      })
  void the_rest_is_refused_with_its_reason(String key, String line) {
    var refused = catchThrowableOfType(Refused.class, () -> CrontabCopy.of(line, PAIR));

    assertThat(refused.text().key()).isEqualTo(key);
    assertThat(refused.field()).isEqualTo("crontab");
  }

  @Test
  void one_line_at_a_time() {
    String two = "1 2 * * * rsync -a /a/ db2:/a/\n2 2 * * * rsync -a /b/ db2:/b/\n";
    var refused = catchThrowableOfType(Refused.class, () -> CrontabCopy.of(two, PAIR));

    assertThat(refused.text().key()).isEqualTo("jobs.refused.crontab-several");
  }

  private static List<String> keys(CrontabCopy copy) {
    return copy.remarks().stream().map(Text::key).toList();
  }
}
