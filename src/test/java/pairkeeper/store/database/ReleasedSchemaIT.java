package pairkeeper.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.postgres.Programs;
import pairkeeper.store.backup.SampleRows;

/**
 * What every release left behind can be brought up to date; on PostgreSQL. With {@code
 * -Dfreeze=0.1} it first leaves behind what there is now, as that release.
 */
class ReleasedSchemaIT extends Upgrade {
  @TempDir Path folder;

  @Override
  OwnDatabase empty() throws Exception {
    return SampleRows.postgresql();
  }

  @Override
  void run(OwnDatabase database, Path script) {
    var words =
        List.of("psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-f", at(script));
    var ended = Programs.run(words, "", Map.of());
    assertThat(ended.code()).as(ended.errors()).isZero();
  }

  @Test
  void every_release_is_brought_up_to_date_with_its_data() throws Exception {
    String name = System.getProperty("freeze", "");
    if (!name.isEmpty()) {
      freeze(name);
    }
    upgradesAll();
  }

  private void freeze(String name) throws Exception {
    OwnDatabase h2 = SampleRows.filled(OwnDatabase.h2(folder.resolve("h2")));
    OwnDatabase postgresql = SampleRows.filled(empty());
    Release release = Release.fresh(name);
    try (Connection connection = h2.connect();
        Statement script = connection.createStatement()) {
      script.execute(
          "script nopasswords nosettings to '"
              + release.script("h2").toAbsolutePath()
              + "' charset 'UTF-8'");
    }
    String dump =
        Programs.run(
            List.of(
                "pg_dump", "--inserts", "--no-owner", "--no-privileges", "-d", url(postgresql)));
    Files.writeString(release.script("postgresql"), dump);
    release.keepSums();
  }

  private static String url(OwnDatabase database) {
    URI uri = URI.create(database.shown().substring("jdbc:".length()));
    return "postgresql://postgres@" + uri.getAuthority() + uri.getPath();
  }

  private static String at(Path script) {
    return script.toAbsolutePath().toString();
  }
}
