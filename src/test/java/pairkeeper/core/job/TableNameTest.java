package pairkeeper.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pairkeeper.core.model.Refused;

/** Names of tables as people write them. */
class TableNameTest {
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "'", "\"", "\\", "$", ".", ";", "--", " ", "A", "z", "_", "9", "ż", "𝄞", "-", "%", "!")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  @Property
  void what_is_written_is_read_back(@ForAll("names") String schema, @ForAll("names") String name) {
    var table = new TableName(schema, name);
    assertThat(TableName.parse(table.toString())).isEqualTo(table);
    assertThat(table.countSql())
        .isEqualTo(
            "SELECT count(*) FROM \""
                + schema.replace("\"", "\"\"")
                + "\".\""
                + name.replace("\"", "\"\"")
                + "\"");
  }

  @Example
  void capitals_matter_only_between_quotation_marks() {
    assertThat(TableName.parse(" Exames ")).isEqualTo(new TableName("public", "exames"));
    assertThat(TableName.parse("His.\"Exames\"")).isEqualTo(new TableName("his", "Exames"));
    assertThat(TableName.parse("\"a.b\".c$1")).isEqualTo(new TableName("a.b", "c$1"));
    assertThat(TableName.parse("żółw.ŻÓŁW")).isEqualTo(new TableName("żółw", "ŻÓŁw"));
  }

  @Example
  void what_is_no_name_is_refused() {
    for (String wrong :
        new String[] {
          "",
          "a.b.c",
          "a.",
          ".a",
          "a b",
          "a;drop table b",
          "\"a",
          "\"\"",
          "-a",
          "1a",
          "a\nb",
          "\"a\nb\"",
          "a'b",
          "a--",
          "x".repeat(64)
        }) {
      assertThatThrownBy(() -> TableName.parse(wrong)).as(wrong).isInstanceOf(Refused.class);
    }
  }
}
