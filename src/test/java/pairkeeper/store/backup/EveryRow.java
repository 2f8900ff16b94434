package pairkeeper.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import pairkeeper.core.plan.Secret;
import pairkeeper.store.database.OwnDatabase;

/** What holds for backups of and into each kind of database. */
abstract class EveryRow {
  private static final int BACKUPS = 5;

  static BackupHead head(OwnDatabase from) {
    return new BackupHead(
        "0.1", Instant.EPOCH, "Marta", from.word(), from.applied(), Secret.of("the key"));
  }

  /** All rows arrive, nobody is signed in or at work, and the next run gets the next number. */
  static void moves(OwnDatabase from, OwnDatabase to) throws Exception {
    var out = new ByteArrayOutputStream();
    var counts = new Snapshot(from).write(head(from), out);
    var seen = TablesIn.check(new ByteArrayInputStream(out.toByteArray()));
    assertThat(seen.rows()).isEqualTo(counts);
    assertThat(seen.head().key().reveal()).isEqualTo("the key");
    assertThat(new Snapshot(to).empty()).isTrue();

    new Snapshot(to)
        .load(seen.head().migrations(), new ByteArrayInputStream(out.toByteArray()), () -> {});

    assertThat(new Snapshot(to).empty()).isFalse();
    assertThat(SampleRows.contents(to)).isEqualTo(SampleRows.contents(from));
    assertThat(number(to, "select count(*) from sign_in_session")).isZero();
    for (String table : List.of("scheduled_tasks", "scheduled_due_times", "scheduled_job_runs")) {
      assertThat(number(to, "select count(*) from " + table + " where not picked"))
          .as(table)
          .isEqualTo(number(from, "select count(*) from " + table))
          .isPositive();
    }
    try (Connection connection = to.connect();
        Statement insert = connection.createStatement()) {
      connection.setAutoCommit(false);
      insert.executeUpdate(
          "insert into run (id, plan_id, pair_id, customer_id, pair_name, runbook, state, fence,"
              + " queued_fence, actor, actor_id, actor_name, reason, ticket, guards_json,"
              + " created_at, interrupted, stop_asked_by) select"
              + " '01900000-0000-7000-8000-0000000000ff', plan_id, pair_id, customer_id, pair_name,"
              + " runbook, state, fence, queued_fence, actor, actor_id, actor_name, reason, ticket,"
              + " guards_json, created_at, interrupted, stop_asked_by from run");
      try (ResultSet next = insert.executeQuery("select max(run_number) from run")) {
        next.next();
        assertThat(next.getLong(1)).isEqualTo(42);
      }
      connection.rollback();
    }
  }

  /**
   * Two tables that always change together differ in no backup, though the one is written out
   * before and the other after changes.
   */
  static void showsOneMoment(OwnDatabase database) throws Exception {
    var enough = new AtomicBoolean();
    var writing = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var writer =
          threads.submit(() -> {
            try (Connection connection = database.connect();
                Statement write = connection.createStatement()) {
              connection.setAutoCommit(false);
              for (int i = 0; !enough.get(); i++) {
                write.executeUpdate("insert into setting values ('n" + i + "', '')");
                write.executeUpdate(
                    "insert into sign_in_brake values ('n" + i + "', 0, current_timestamp, null)");
                connection.commit();
                writing.countDown();
              }
            }
            return null;
          });
      assertThat(writing.await(1, TimeUnit.MINUTES)).isTrue();
      try {
        for (int i = 0; i < BACKUPS; i++) {
          var counts = new Snapshot(database).write(head(database), new ByteArrayOutputStream());
          assertThat(counts.get("setting")).isEqualTo(counts.get("sign_in_brake"));
        }
      } finally {
        enough.set(true);
      }
      writer.get(1, TimeUnit.MINUTES);
    }
  }

  private static long number(OwnDatabase database, String sql) throws Exception {
    try (Connection connection = database.connect();
        Statement ask = connection.createStatement();
        ResultSet rows = ask.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
