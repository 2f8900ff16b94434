package pairkeeper.store.backup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.store.database.OwnDatabase;

/** A backup's lines, from one H2 database into another. */
class SnapshotTest extends EveryRow {
  @TempDir Path folder;
  private int opened;
  private OwnDatabase from;

  @BeforeEach
  void fill() throws SQLException {
    from = SampleRows.filled(empty());
  }

  private OwnDatabase empty() {
    return OwnDatabase.h2(folder.resolve("database" + ++opened));
  }

  @Test
  void brings_every_row_of_every_table_into_another_one() throws Exception {
    moves(from, empty());
  }

  @Test
  void shows_one_moment_while_others_write() throws Exception {
    showsOneMoment(from);
  }

  @Test
  void a_line_that_was_changed_left_out_or_added_is_noticed() throws Exception {
    List<String> lines = written().lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      var without = new java.util.ArrayList<>(lines);
      String line = without.remove(i);
      assertBroken(String.join("\n", without) + "\n");
      var twice = new java.util.ArrayList<>(lines);
      twice.add(i, line);
      assertBroken(String.join("\n", twice) + "\n");
    }
    assertBroken(written().replace("Szpital", "szpital"));
    assertBroken(written().replace("\"format\":1", "\"format\":2"));
    assertBroken("");
  }

  @Test
  void a_schema_that_this_program_does_not_know_is_refused() throws Exception {
    String lines = written();
    var head = TablesIn.check(in(lines)).head();
    var newer = new java.util.ArrayList<>(head.migrations());
    newer.add("9999");
    assertThatThrownBy(() -> new Snapshot(empty()).load(newer, in(lines), () -> {}))
        .isInstanceOf(NewerBackup.class);
  }

  private String written() throws SQLException, IOException {
    var out = new ByteArrayOutputStream();
    new Snapshot(from).write(head(from), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ByteArrayInputStream in(String lines) {
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertBroken(String lines) {
    assertThatThrownBy(() -> TablesIn.check(in(lines))).isInstanceOf(BrokenBackup.class);
  }
}
