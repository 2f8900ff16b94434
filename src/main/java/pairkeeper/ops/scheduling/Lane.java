package pairkeeper.ops.scheduling;

/**
 * Works of one kind, of which a node carries out so many at once at most. What takes hours, as the
 * run of a job does, must not keep anything else from starting, least of all a failover. Each lane
 * has a table, since the library takes every row of a table for work of its own.
 */
public enum Lane {
  /** Runs that change pairs, and the console's own work. */
  CONSOLE("scheduled_tasks", 64),

  /** Deciding what becomes of a job's due times: short, and many at the full hour. */
  DUE_TIMES("scheduled_due_times", 32),

  /** Runs of jobs. */
  JOB_RUNS("scheduled_job_runs", 256);

  private final String table;
  private final int atOnce;

  Lane(String table, int atOnce) {
    this.table = table;
    this.atOnce = atOnce;
  }

  String table() {
    return table;
  }

  int atOnce() {
    return atOnce;
  }
}
