package pairkeeper.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every release left behind can be brought up to date; on H2. */
class ReleasedSchemaTest extends Upgrade {
  @TempDir Path folder;
  private int opened;

  @Override
  OwnDatabase empty() {
    return OwnDatabase.h2(folder.resolve("database" + ++opened));
  }

  @Override
  void run(OwnDatabase database, Path script) throws Exception {
    try (Connection connection = database.connect();
        Statement run = connection.createStatement()) {
      run.execute("runscript from '" + script.toAbsolutePath() + "' charset 'UTF-8'");
    }
  }

  @Test
  void every_release_is_brought_up_to_date_with_its_data() throws Exception {
    upgradesAll();
  }

  @Test
  void a_migration_that_was_released_never_changes() throws Exception {
    Map<String, String> now = Release.sumsNow();
    for (Release release : Release.all()) {
      release
          .sums()
          .forEach((file, sum) ->
              assertThat(now.get(file))
                  .as(
                      "%s belongs to %s: put it back and write a new migration; of a candidate that"
                          + " nobody has installed, freeze anew (README: A release)",
                      file, release.folder().getFileName())
                  .isEqualTo(sum));
    }
    assertThat(Release.all()).isNotEmpty();
  }

  @Test
  void the_shape_of_a_schema_tells_every_difference() throws Exception {
    for (String change :
        List.of(
            "alter table setting add column more integer",
            "alter table setting alter column content set null",
            "alter table customer alter column name varchar(121)",
            "create index more on setting (content)",
            "alter table contact drop primary key",
            "alter table site alter column place set default 'x'",
            "drop table fencing_number")) {
      OwnDatabase changed = empty();
      changed.migrate();
      List<String> before = shape(changed);
      try (Connection connection = changed.connect();
          Statement alter = connection.createStatement()) {
        alter.execute(change);
      }
      assertThat(shape(changed)).as(change).isNotEqualTo(before);
    }
  }
}
