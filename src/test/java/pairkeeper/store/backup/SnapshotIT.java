package pairkeeper.store.backup;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.store.database.OwnDatabase;

/** A backup's lines from and into a real PostgreSQL. */
class SnapshotIT extends EveryRow {
  @TempDir Path folder;

  @Test
  void from_h2_to_postgresql_and_back() throws Exception {
    OwnDatabase h2 = SampleRows.filled(OwnDatabase.h2(folder.resolve("from")));
    OwnDatabase postgresql = SampleRows.postgresql();
    moves(h2, postgresql);
    moves(postgresql, OwnDatabase.h2(folder.resolve("back")));
  }

  @Test
  void from_postgresql_to_postgresql() throws Exception {
    moves(SampleRows.filled(SampleRows.postgresql()), SampleRows.postgresql());
  }

  @Test
  void shows_one_moment_while_others_write() throws Exception {
    showsOneMoment(SampleRows.filled(SampleRows.postgresql()));
  }
}
