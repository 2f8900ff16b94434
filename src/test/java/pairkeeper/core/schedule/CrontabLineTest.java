package pairkeeper.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.schedule.CrontabLine.Entry;
import pairkeeper.core.schedule.CrontabLine.Setting;
import pairkeeper.core.schedule.CrontabLine.Unread;

/** Crontabs as the manuals have them, read as crontab(5) says. */
class CrontabLineTest {

  @Test
  void a_copy_with_date_parts_loses_the_backslashes_that_only_cron_needed() {
    Entry entry =
        entry(
            """
            - 30 * * * * /usr/local/bin/rsync -z -a -e "ssh -p 22" /a/`date +\\%Y/\\%m/\\%d`/ pg@10.0.0.5:/b/
            """,
            false);
    assertThat(entry.schedule()).isEqualTo(new Schedule.Cron("30 * * * *"));
    assertThat(entry.command())
        .isEqualTo(
            "/usr/local/bin/rsync -z -a -e \"ssh -p 22\" /a/`date +%Y/%m/%d`/ pg@10.0.0.5:/b/");
    assertThat(entry.input()).isEmpty();
    assertThat(entry.user()).isEmpty();
  }

  @Test
  void other_backslashes_stay() {
    String line = "40 7 * * * /usr/bin/find /archive/ -type f -mtime +5 -exec rm {} \\;";
    assertThat(entry(line, false).command())
        .isEqualTo("/usr/bin/find /archive/ -type f -mtime +5 -exec rm {} \\;");
    assertThat(entry("@daily printf '\\n\\\\'", false).command()).isEqualTo("printf '\\n\\\\'");
  }

  @Test
  void a_bare_percent_sign_ends_the_command() {
    Entry entry =
        entry("0 22 * * 1-5 mail -s \"It's 10pm\" joe%Joe,%%Where are your 5\\%?%", false);
    assertThat(entry.command()).isEqualTo("mail -s \"It's 10pm\" joe");
    assertThat(entry.input()).isEqualTo("Joe,\n\nWhere are your 5%?\n");
  }

  @Test
  void the_systems_crontab_names_a_user() {
    Entry entry = entry("17 *\t* * *\troot\tcd / && run-parts /etc/cron.hourly", true);
    assertThat(entry.user()).isEqualTo("root");
    assertThat(entry.command()).isEqualTo("cd / && run-parts /etc/cron.hourly");
    assertThat(CrontabLine.read("17 * * * * /bin/true", true).getFirst())
        .isInstanceOf(Unread.class);
  }

  @Test
  void variables_are_kept_and_comments_left_out() {
    var lines =
        CrontabLine.read(
            """
            # copies of the night
            SHELL=/bin/sh
            MAILTO = "a b"

              # indented
            @hourly A=1 /bin/true # no comment to cron
            """,
            false);
    assertThat(lines.getFirst()).isEqualTo(new Setting(2, "SHELL", "/bin/sh"));
    assertThat(lines.get(1)).isEqualTo(new Setting(3, "MAILTO", "a b"));
    assertThat(lines.get(2))
        .isEqualTo(
            new Entry(
                6, new Schedule.Cron("@hourly"), "", "A=1 /bin/true # no comment to cron", ""));
    assertThat(lines).hasSize(3);
  }

  @Test
  void what_cannot_be_read_says_why_and_the_rest_is_read() {
    var lines =
        CrontabLine.read("@reboot /bin/x\n61 3 * * * /bin/x\nhello\n0 3 * * *\n0 3 * * * x", false);
    assertThat(lines.subList(0, 4).stream().map(l -> ((Unread) l).why().key()))
        .containsExactly(
            "schedule.refused.named",
            "schedule.refused.minute",
            "schedule.refused.crontab",
            "schedule.refused.crontab");
    assertThat(lines.getLast()).isInstanceOf(Entry.class);
  }

  private static Entry entry(String line, boolean users) {
    List<CrontabLine> read = CrontabLine.read(line, users);
    assertThat(read).hasSize(1);
    return (Entry) read.getFirst();
  }
}
