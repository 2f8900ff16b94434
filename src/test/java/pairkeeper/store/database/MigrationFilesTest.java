package pairkeeper.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationFilesTest {
  private static final Path FOLDER = Path.of("db-migrations");

  @Test
  void bring_an_empty_h2_up_to_date() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    assertThat(
            Flyway.configure()
                .dataSource(url, "pairkeeper", "")
                .locations("classpath:db-migrations/common", "classpath:db-migrations/h2")
                .load()
                .migrate()
                .success)
        .isTrue();
  }

  @Test
  void each_h2_file_has_its_postgresql_twin() throws IOException {
    assertThat(names("h2")).isEqualTo(names("postgresql"));
  }

  @Test
  void versions_are_unique_over_the_folders() throws IOException {
    List<String> versions =
        Stream.concat(names("common").stream(), names("h2").stream())
            .map(name -> name.replaceFirst("^V0*([0-9_]+)__.*", "$1"))
            .toList();
    assertThat(versions).doesNotHaveDuplicates();
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
