package pairkeeper.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves of the embedded database is its file as it stands at that moment: every
 * acknowledged commit must be found in it.
 */
class DurableFileTest {
  private static final int LIVES = 3;
  private static final int COMMITS = 60;

  // space is used again at once, not after 45 s, so that guesses prove wrong often
  private static final String AT_ONCE = ";WRITE_DELAY=0;RETENTION_TIME=0;DB_CLOSE_ON_EXIT=FALSE";

  @TempDir Path folder;

  @Test
  void every_acknowledged_commit_is_found_after_a_kill() throws Exception {
    DurablePath.register();
    assertThat(lostByKills("durable:")).isZero();
  }

  @Test
  void without_it_some_are_not() throws Exception {
    assertThat(lostByKills("file:"))
        .as("if H2 finds them all by itself now, DurableFile can go")
        .isPositive();
  }

  /** How many commits were acknowledged and not found, over a kill after each commit. */
  private int lostByKills(String scheme) throws SQLException, IOException {
    int lost = 0;
    var random = new Random(7);
    for (int life = 1; life <= LIVES; life++) {
      Path file = folder.resolve("life" + life);
      if (life > 1) {
        kill("life" + (life - 1), "life" + life);
      }
      try (Connection open = DriverManager.getConnection("jdbc:h2:" + scheme + file + AT_ONCE)) {
        lost += lostIn(open, file.getFileName().toString(), random);
      }
    }
    return lost;
  }

  private int lostIn(Connection open, String name, Random random) throws SQLException, IOException {
    int lost = 0;
    try (Statement statement = open.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS said (n INT PRIMARY KEY, what VARCHAR)");
      statement.execute("CREATE TABLE IF NOT EXISTS changed (n INT PRIMARY KEY, what VARCHAR)");
    }
    int before = count(open);
    open.setAutoCommit(false);
    try (PreparedStatement said = open.prepareStatement("INSERT INTO said VALUES (?, ?)");
        PreparedStatement changed =
            open.prepareStatement("MERGE INTO changed KEY (n) VALUES (?, ?)")) {
      for (int n = before + 1; n <= before + COMMITS; n++) {
        write(said, n, random);
        write(changed, n % 7, random);
        open.commit();
        kill(name, "killed");
        lost += n - found();
      }
    }
    return lost;
  }

  private static void write(PreparedStatement into, int n, Random random) throws SQLException {
    into.setInt(1, n);
    into.setString(2, "x".repeat(random.nextInt(9000)));
    into.execute();
  }

  private void kill(String file, String left) throws IOException {
    Files.copy(
        folder.resolve(file + ".mv.db"),
        folder.resolve(left + ".mv.db"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private int found() throws SQLException {
    try (Connection after = DriverManager.getConnection("jdbc:h2:" + folder.resolve("killed"))) {
      return count(after);
    }
  }

  private static int count(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM said")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
