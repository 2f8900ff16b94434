package pairkeeper.core.platform;

/** Counts on one server of a pair; see {@link Platform#count}. */
final class CountScript {
  private CountScript() {}

  /**
   * The function replayed waits until this standby has replayed what $target, a last line of the
   * primary, names; or says why that cannot be known, with the function unknown.
   */
  static final String REPLAYED =
      """
      # a position right behind a page's header is reached with the end of the page before it
      state() {
        ask <<SQL
      SELECT CASE
        WHEN NOT pg_is_in_recovery() THEN 'no-standby'
        WHEN (SELECT system_identifier FROM pg_control_system())::text <> '$(part "$target" 2)' THEN 'other-system'
        WHEN pg_is_wal_replay_paused() THEN 'paused'
        WHEN r.pid IS NULL THEN 'silent'
        WHEN lpad(upper(to_hex(r.received_tli)), 8, '0') <> '$(part "$target" 3)' THEN 'branch'
        WHEN b.bytes <= 0 OR b.bytes IN (24, 40) AND mod(pg_wal_lsn_diff('$(part "$target" 4)', '0/0'), 8192) = b.bytes THEN 'reached'
        ELSE 'behind' END || ' ' || b.bytes
      FROM (SELECT pg_wal_lsn_diff('$(part "$target" 4)', pg_last_wal_replay_lsn()) AS bytes) b
      LEFT JOIN pg_stat_wal_receiver r ON true;
      SQL
      }
      replayed() {
        until=$(($(date +%s) + wait))
        while :; do
          now=$(state) || now="unasked $(last "$now")"
          case $now in
            reached*) return 0 ;;
            no-standby* | other-system* | paused*) unknown ${now%% *} ;;
          esac
          [ "$(date +%s)" -lt $until ] || unknown ${now%% *} "${now#* }"
          sleep 0.2
        done
      }
      """;

  /**
   * Only the last line is made for another step: {@code counted:}, system identifier, timeline,
   * position, and the numbers with commas between them, or {@code counted:none}.
   *
   * <p>{@link QueryScript} says how a query is asked.
   */
  static final String COUNT =
      DebianScripts.HEAD
          + QueryScript.FUNCTIONS
          + """
          exec 2>&1
          tag=$1 database=$2 side=$3 target=$4 order=$5 wait=$6 seconds=$7 first=$8 second=$9
          shift 9
          PGDATABASE=$database PGPORT=$port PGAPPNAME=$tag PGCLIENTENCODING=UTF8 PGCONNECT_TIMEOUT=10
          PGOPTIONS="-c lc_messages=C -c statement_timeout=${seconds}s -c lock_timeout=5s -c default_transaction_read_only=on"
          export PGDATABASE PGPORT PGAPPNAME PGCLIENTENCODING PGCONNECT_TIMEOUT PGOPTIONS
          ask() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -v VERBOSITY=verbose 2>&1; }
          # psql dies of the signal, and its server would go on counting for nobody
          end() {
            trap '' TERM HUP INT
            echo "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '$tag';" | PGAPPNAME=pairkeeper ask >/dev/null
            exit 143
          }
          trap end TERM HUP INT
          unknown() { echo "unknown $1 ${2:-}"; echo counted:none; exit 0; }
          # the first error says why, what follows is where
          last() { printf '%s\\n' "$1" | grep -m 1 -E '(ERROR|FATAL|error):' || printf '%s\\n' "$1" | tail -n 1; }
          part() { printf '%s\\n' "$1" | cut -d : -f "$2"; }
          number() { part "$1" 5 | cut -d , -f "$2"; }
          wanted() {
            [ "$side" = again ] || return 0
            here=$(number "$first" "$1") there=$(number "$second" "$1")
            [ "$here" != "$there" ] && [ "$here" != '?' ] && [ "$there" != '?' ]
          }

          [ "$side" = primary ] || [ "$target$first" != counted:none ] || { echo counted:none; exit 0; }
          if [ "$side" = again ]; then
            i=0 any=
            for query; do i=$((i + 1)); ! wanted $i || any=yes; done
            [ "$second" != counted:none ] && [ -n "$any" ] || { echo 'nothing to ask again'; echo counted:none; exit 0; }
          fi
          recovers=$(echo 'SELECT pg_is_in_recovery();' | ask) || unknown unasked "$(last "$recovers")"
          case $side$recovers in standbyf) unknown no-standby ;; primaryt | againt) unknown no-primary ;; esac
          """
          + REPLAYED
          + """
          sql() {
            cat <<'SQL'
          DO $$ BEGIN PERFORM set_config('client_connection_check_interval', '2s', false); EXCEPTION WHEN OTHERS THEN NULL; END $$;
          BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
          SQL
            if [ "$side" = standby ]; then
              cat <<'SQL'
          SELECT 'at ' || pg_last_wal_replay_lsn() || ' ' || (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
          SELECT 'of ' || s.system_identifier || ' ' || coalesce(lpad(upper(to_hex(r.received_tli)), 8, '0'), '00000000')
            FROM pg_control_system() s LEFT JOIN pg_stat_wal_receiver r ON true;
          SQL
            else
              cat <<'SQL'
          SELECT 'at ' || pg_current_wal_insert_lsn() || ' ' || (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
          SELECT 'of ' || system_identifier || ' ' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) FROM pg_control_system();
          SQL
            fi
            as_reader
            i=0
            for query; do
              i=$((i + 1))
              wanted $i || continue
              asked $i "$query"
            done
            echo 'COMMIT;'
          }
          [ "$order" != before ] || replayed
          tries=1
          until said=$(sql "$@" | ask); do
            case $said in *' 40001: '* | *' 40P01: '*) conflict=yes ;; *) conflict= ;; esac
            [ "$side$conflict" = standbyyes ] || unknown unasked "$(last "$said")"
            [ $tries -lt 3 ] || unknown conflict $tries
            echo "replay needed what was being counted: once more"
            tries=$((tries + 1))
            sleep 1
          done
          printf '%s\\n' "$said"
          [ "$order" != after ] || replayed
          printf '%s\\n' "$said" | awk -v n=$# '
            $1 == "at" { lsn = $2 }
            $1 == "of" { of = $2 ":" $3 }
            $1 == "count" { number[$2] = $3 }
            END {
              printf "counted:%s:%s:", of, lsn
              for (i = 1; i <= n; i++) printf "%s%s", (i > 1 ? "," : ""), (i in number ? number[i] : "?")
              print ""
            }'
          """;
}
