package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Real servers read literals and identifiers back, in both modes of reading backslashes. */
class SqlTextIT {

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "'", "\"", "\\", "\\'", "?", "$1", ":x", "--", "/*", ";", "E'", "U&", "ż", "𝄞", " ",
            "\t", "a", "%")
        .list()
        .ofMinSize(1)
        .ofMaxSize(10)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 150)
  void literals_and_identifiers_survive(@ForAll("hostile") String text) throws Exception {
    for (PgMajor pg : SharedServers.MAJORS) {
      try (var connection = SharedServers.of(pg).connect("postgres");
          var statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        for (String mode : List.of("on", "off")) {
          statement.execute(
              "set standard_conforming_strings = " + mode + "; set escape_string_warning = off");
          var result =
              statement.executeQuery(
                  "select"
                      + " "
                      + SqlText.literal("x", text)
                      + "::text as "
                      + SqlText.identifier("x", text));
          result.next();
          assertThat(result.getString(1)).as(pg + " " + mode).isEqualTo(text);
          assertThat(result.getMetaData().getColumnLabel(1)).isEqualTo(text);
        }
      }
    }
  }
}
