package pairkeeper.store.runs;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.Session;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.StepState;

/**
 * The three writes that lie between two commands of a run, as bare SQL on the transaction's own
 * connection: in the write gap customers wait for them, and translating a query costs more than
 * carrying it out.
 */
final class StepSql {
  private static final String HOLD =
      "update run set fence = fence where id = ? and fence = ? and state = ?";

  private static final String BEGIN =
      "update run_step set state = ?, attempt = case when attempt = 0 then 1 else attempt end,"
          + " started_at = coalesce(started_at, ?), ended_at = null"
          + " where run_id = ? and position = ? and state = ?";

  private static final String END =
      "update run_step set state = ?, ended_at = ?, exit_code = ?, why_json = ?, output = ?,"
          + " rescues_json = ?, audited = ? where run_id = ? and position = ? and state = ?";

  private StepSql() {}

  /** Puts the values of a statement in. */
  private interface Values {
    void into(PreparedStatement statement) throws SQLException;
  }

  static boolean hold(EntityManager em, UUID run, long fence) {
    return changed(
        em,
        HOLD,
        s -> {
          s.setObject(1, run);
          s.setLong(2, fence);
          s.setString(3, RunState.RUNNING.name());
        });
  }

  static boolean begin(EntityManager em, UUID run, int position, StepState from, Instant at) {
    return changed(
        em,
        BEGIN,
        s -> {
          s.setString(1, StepState.RUNNING.name());
          time(s, 2, at);
          s.setObject(3, run);
          s.setInt(4, position);
          s.setString(5, from.name());
        });
  }

  static boolean end(EntityManager em, UUID run, int position, StepEnd end) {
    return changed(
        em,
        END,
        s -> {
          s.setString(1, end.state().name());
          time(s, 2, end.endedAt());
          s.setObject(3, end.exitCode(), Types.INTEGER);
          s.setString(4, SmallJson.of(end.why()));
          s.setString(5, end.output());
          s.setString(6, end.rescues().isEmpty() ? null : SmallJson.of(end.rescues()));
          s.setBoolean(7, end.audited());
          s.setObject(8, run);
          s.setInt(9, position);
          s.setString(10, StepState.RUNNING.name());
        });
  }

  /** Whether exactly one row was in the state that the statement asks for. */
  private static boolean changed(EntityManager em, String sql, Values values) {
    em.flush(); // what this transaction changed by entities comes first, as with any query
    return em.unwrap(Session.class)
        .doReturningWork(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.into(statement);
            return statement.executeUpdate() == 1;
          }
        });
  }

  private static void time(PreparedStatement s, int index, Instant at) throws SQLException {
    if (at == null) {
      s.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      s.setObject(index, at.atOffset(ZoneOffset.UTC));
    }
  }
}
