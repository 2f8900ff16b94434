package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;

/** Connection strings are written and read by libpq's rules. */
class ConninfoTest {

  @Test
  void keeps_its_order_and_quotes_only_what_needs_it() {
    var conninfo =
        Conninfo.empty()
            .with("host", "10.0.0.5")
            .with("port", "5432")
            .with("application_name", "it's \\ mine");
    assertThat(conninfo.text())
        .isEqualTo("host=10.0.0.5 port=5432 application_name='it\\'s \\\\ mine'");
    assertThat(Conninfo.empty().with("host", "").text()).isEqualTo("host=''");
  }

  @Test
  void reads_what_pg_basebackup_writes() {
    var conninfo =
        Conninfo.parse(
            " user=repl passfile='/var/lib/my files/.pgpass' host = h  port=5432 sslmode=prefer");
    assertThat(conninfo.values())
        .containsExactly(
            Map.entry("user", "repl"),
            Map.entry("passfile", "/var/lib/my files/.pgpass"),
            Map.entry("host", "h"),
            Map.entry("port", "5432"),
            Map.entry("sslmode", "prefer"));
    assertThat(Conninfo.parse("password=a\\ b\\'c dbname=").values())
        .containsEntry("password", "a b'c")
        .containsEntry("dbname", "");
  }

  @Test
  void people_never_see_the_password() {
    var conninfo = Conninfo.empty().with("user", "u").with("password", "secret one");
    assertThat(conninfo).hasToString("user=u password=•••");
    assertThat(conninfo.text()).isEqualTo("user=u password='secret one'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"host", "host=a port", "host='a", "=a", "postgresql://h/db", "host=a b=c d"})
  void what_libpq_refuses_is_refused(String text) {
    assertThatThrownBy(() -> Conninfo.parse(text)).isInstanceOf(Refused.class);
  }

  @Test
  void line_breaks_are_refused() {
    assertThatThrownBy(() -> Conninfo.empty().with("user", "a\nb")).isInstanceOf(Refused.class);
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.text();
  }

  @Property
  void what_is_written_is_read(@ForAll("hostile") String one, @ForAll("hostile") String two) {
    var conninfo = Conninfo.empty().with("user", one).with("password", two);
    assertThat(Conninfo.parse(conninfo.text())).isEqualTo(conninfo);
  }
}
