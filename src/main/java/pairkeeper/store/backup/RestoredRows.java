package pairkeeper.store.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs in a restored database from the one that was written out: nobody is signed in, no
 * node has a task of the scheduler, and a setting tells the first start where it comes from.
 */
public final class RestoredRows {
  /** Name of the setting; its value is for {@link #origin}. */
  public static final String SETTING = "restored";

  private static final List<String> SCHEDULED =
      List.of("scheduled_tasks", "scheduled_due_times", "scheduled_job_runs");

  private RestoredRows() {}

  /** Where a database comes from. */
  public record Origin(Instant madeAt, String by, String database) {}

  static void mark(Connection connection, BackupHead head) throws SQLException {
    try (Statement change = connection.createStatement()) {
      change.executeUpdate("delete from sign_in_session");
      for (String table : SCHEDULED) {
        change.executeUpdate(
            "update " + table + " set picked = false, picked_by = null, last_heartbeat = null");
      }
      change.executeUpdate("delete from setting where name = '" + SETTING + "'");
    }
    ObjectNode origin = Lines.MAPPER.createObjectNode();
    origin.put("madeAt", head.madeAt().toString());
    origin.put("by", head.by());
    origin.put("database", head.database());
    try (var insert = connection.prepareStatement("insert into setting values (?, ?)")) {
      insert.setString(1, SETTING);
      insert.setString(2, Lines.MAPPER.writeValueAsString(origin));
      insert.executeUpdate();
    }
  }

  /** Reads the setting's value. */
  public static Origin origin(String value) {
    JsonNode json = Lines.MAPPER.readTree(value);
    return new Origin(
        Instant.parse(json.get("madeAt").asString()),
        json.get("by").asString(),
        json.get("database").asString());
  }
}
