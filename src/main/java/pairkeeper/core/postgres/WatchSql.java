package pairkeeper.core.postgres;

import java.util.List;

/**
 * The one statement by which a server is watched: one row, for both roles, because a role may have
 * changed since the last look. No table is read and nothing is locked; {@link WatchRow} reads the
 * row.
 *
 * <p>Every column is text. A column that holds several records separates fields by {@link #FIELD}
 * and records by {@link #RECORD}; PostgreSQL lets neither character into the names it shows.
 */
public record WatchSql(PgMajor pg) {
  /** Between the fields of a record: unit separator. */
  public static final String FIELD = "\u001f";

  /** Between records: record separator. */
  public static final String RECORD = "\u001e";

  /** Labels of the columns, in their order. */
  public static final List<String> COLUMNS =
      List.of(
          "version_num",
          "in_recovery",
          "system_identifier",
          "started",
          "now",
          "timeline",
          "current",
          "received",
          "replayed",
          "replay_pause",
          "last_transaction",
          "apply_delay",
          "receiver",
          "senders",
          "slots",
          "sync_names",
          "sync_commit");

  /** The statement; it takes no parameters, so that it can be prepared once and kept. */
  public String text() {
    var one = new ReplicationSql(pg);
    var names = new WalNames(pg);
    return """
    select
      current_setting('server_version_num') as version_num,
      r::text as in_recovery,
      (select system_identifier::text from pg_control_system()) as system_identifier,
      %1$s as started,
      %2$s as now,
      (%3$s)::text as timeline,
      case when not r then %4$s::text end as current,
      case when r then %5$s::text end as received,
      case when r then %6$s::text end as replayed,
      case when r then %7$s end as replay_pause,
      case when r then %8$s end as last_transaction,
      %9$s as apply_delay,
      (%10$s) as receiver,
      (%11$s) as senders,
      (%12$s) as slots,
      current_setting('synchronous_standby_names') as sync_names,
      current_setting('synchronous_commit') as sync_commit
    from (select pg_is_in_recovery() as r offset 0) as role
    """
        .formatted(
            micros("pg_postmaster_start_time()"),
            micros("clock_timestamp()"),
            one.timelineText(),
            names.current(),
            one.received(),
            names.replayed(),
            one.replayPause(),
            micros("pg_last_xact_replay_timestamp()"),
            applyDelay(),
            receiver(one),
            senders(names),
            slots(one));
  }

  private String applyDelay() {
    return pg.has(PgFeature.STANDBY_SIGNAL)
        ? micros("current_setting('recovery_min_apply_delay')::interval")
        : "null::text";
  }

  private String receiver(ReplicationSql one) {
    return "select %s from pg_stat_wal_receiver"
        .formatted(
            fields(
                "status",
                "received_tli",
                one.written(),
                one.flushed(),
                "latest_end_lsn",
                micros("latest_end_time"),
                micros("last_msg_receipt_time"),
                "slot_name",
                one.senderHost(),
                pg.has(PgFeature.SENDER_HOST) ? "sender_port" : "null"));
  }

  private String senders(WalNames n) {
    boolean lag = pg.has(PgFeature.LAG_TIMES);
    return records(
        "pg_stat_replication",
        "pid",
        "pid",
        "application_name",
        "host(client_addr)",
        "state",
        n.column("sent"),
        n.column("write"),
        n.column("flush"),
        n.column("replay"),
        "sync_state",
        lag ? micros("write_lag") : "null",
        lag ? micros("flush_lag") : "null",
        lag ? micros("replay_lag") : "null",
        pg.has(PgFeature.REPLY_TIME) ? micros("reply_time") : "null");
  }

  private String slots(ReplicationSql one) {
    return records(
        "pg_replication_slots",
        "slot_name",
        "slot_name",
        "slot_type",
        "active",
        "restart_lsn",
        one.walStatus(),
        one.safeWalSize(),
        micros(one.inactiveSince()));
  }

  private static String records(String from, String order, String... expressions) {
    return "select string_agg(%s, chr(30) order by %s) from %s"
        .formatted(fields(expressions), order, from);
  }

  // concat() takes a null for the empty text, where || would lose the whole record
  private static String fields(String... expressions) {
    return "concat(" + String.join(", chr(31), ", expressions) + ")";
  }

  // whole microseconds since 1970, or of an interval: exact in the doubles that extract gives up
  // to 13
  private static String micros(String time) {
    return "round(extract(epoch from %s) * 1000000)::bigint::text".formatted(time);
  }
}
