package pairkeeper.core.platform;

/** Counts the tables of all databases of one server; see {@link Platform#countTables}. */
final class RowProofScript {
  private RowProofScript() {}

  /**
   * Counts only rows that were there when the first count began: whose inserting transaction is
   * older than every one that ran then. Later counts can see fewer of these, never more, whoever
   * writes meanwhile, since a change makes a new row of another transaction. The number of a
   * transaction comes again after 2^32 others; rows of the 2^26 that follow the first count are
   * left out, which also hides a few that are older by a whole round.
   *
   * <p>Prints {@code table}, number or {@code -}, database and table by their numbers, name; {@code
   * late} and a database that was not looked through; {@code tables} and how many; and as its last
   * line {@code counted:}, system identifier, timeline, position, and a number of the primary's
   * next transaction with a sum of all that was counted, or the sum alone.
   */
  static final String COUNT =
      DebianScripts.HEAD
          + """
          exec 2>&1
          tag=$1 side=$2 target=$3 first=$3 second=$4 wait=$5 seconds=$6
          PGPORT=$port PGAPPNAME=$tag PGCLIENTENCODING=UTF8 PGCONNECT_TIMEOUT=10 PGDATABASE=postgres PGOPTIONS='-c lc_messages=C -c statement_timeout=10s'
          export PGPORT PGAPPNAME PGCLIENTENCODING PGCONNECT_TIMEOUT PGDATABASE PGOPTIONS
          ask() { "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -v VERBOSITY=verbose 2>&1; }
          # psql dies of the signal, and its server would go on counting for nobody
          end() {
            trap '' TERM HUP INT
            echo "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '$tag';" | PGAPPNAME=pairkeeper PGDATABASE=postgres ask >/dev/null
            exit 143
          }
          trap end TERM HUP INT
          unknown() { echo "unknown $1 ${2:-}"; echo counted:none; exit 0; }
          last() { printf '%s\\n' "$1" | grep -m 1 -E '(ERROR|FATAL|error):' || printf '%s\\n' "$1" | tail -n 1; }
          part() { printf '%s\\n' "$1" | cut -d : -f "$2"; }

          [ "$side" = primary ] || [ "$first" != counted:none ] || { echo counted:none; exit 0; }
          if [ "$side" = again ]; then
            [ "$second" != counted:none ] && [ "$(part "$first" 5 | cut -d , -f 2)" != "$(part "$second" 5)" ] ||
              { echo 'nothing to ask again'; echo counted:none; exit 0; }
          fi
          recovers=$(echo 'SELECT pg_is_in_recovery();' | ask) || unknown unasked "$(last "$recovers")"
          case $side$recovers in standbyf) unknown no-standby ;; primaryt | againt) unknown no-primary ;; esac

          """
          + CountScript.REPLAYED
          + """
          # a standby shows a commit before the primary does, as long as that waits for it
          settled() {
            waits=$(echo "SELECT coalesce(string_agg(backend_xid::text, ','), '') FROM pg_stat_activity WHERE wait_event = 'SyncRep';" | ask) || unknown unasked "$(last "$waits")"
            [ -n "$waits" ] || return 0
            until=$(($(date +%s) + wait))
            while [ "$(echo "SELECT count(*) FROM pg_stat_activity WHERE backend_xid::text = ANY ('{$waits}');" | ask)" != 0 ]; do
              [ "$(date +%s)" -lt $until ] || unknown waits
              sleep 0.2
            done
          }
          case $side in
            primary) x=$(echo 'SELECT txid_snapshot_xmin(txid_current_snapshot());' | ask) || unknown unasked "$(last "$x")" ;;
            standby) x=$(part "$first" 5 | cut -d , -f 1); replayed ;;
            again) x=$(part "$first" 5 | cut -d , -f 1); settled ;;
          esac
          databases=$(ask <<'SQL'
          SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate AND datname !~ E'\\n' ORDER BY 1;
          SQL
          ) || unknown unasked "$(last "$databases")"
          over=$(($(date +%s) + seconds))
          tables() {
            left=$((over - $(date +%s)))
            [ $left -gt 0 ] || return 9
            PGDATABASE=$1 PGOPTIONS="-c lc_messages=C -c statement_timeout=${left}s -c lock_timeout=1s -c default_transaction_read_only=on -c search_path=pg_catalog -c pairkeeper.first=$x -c pairkeeper.over=$over" ask <<'SQL'
          DO $$ BEGIN PERFORM set_config('client_connection_check_interval', '2s', false); EXCEPTION WHEN OTHERS THEN NULL; END $$;
          BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
          DO $count$
          DECLARE
            said text[] := '{}';
            since bigint := current_setting('pairkeeper.first')::bigint % 4294967296;
            over timestamptz := to_timestamp(current_setting('pairkeeper.over')::bigint);
            base oid := (SELECT d.oid FROM pg_database d WHERE d.datname = current_database());
            one record;
            rows bigint;
          BEGIN
            FOR one IN
              SELECT c.oid, n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                ORDER BY c.relpages, c.oid
            LOOP
              rows := NULL;
              IF clock_timestamp() < over THEN
                BEGIN
                  EXECUTE format('SELECT count(*) FROM ONLY %I.%I WHERE (4294967296 + xmin::text::bigint - $1) %% 4294967296 >= 67108864', one.nspname, one.relname)
                    INTO rows USING since;
                EXCEPTION WHEN query_canceled OR OTHERS THEN
                  rows := NULL;
                END;
              END IF;
              said := said || format('table %s %s.%s %s', coalesce(rows::text, '-'), base, one.oid,
                translate(concat_ws('.', current_database(), one.nspname, one.relname), E'\\n\\r', '  '));
            END LOOP;
            PERFORM set_config('pairkeeper.said', array_to_string(said, E'\\n'), false);
          END $count$;
          SELECT current_setting('pairkeeper.said');
          COMMIT;
          SQL
          }
          all=
          while IFS= read -r database; do
            tries=1
            while :; do
              said=$(tables "$database"); code=$?
              [ $code -ne 0 ] || { all="$all$said
          "; break; }
              case $said in *' 40001: '* | *' 40P01: '*) again=yes ;; *) again= ;; esac
              if [ $code -eq 9 ] || [ "$side$again" != standbyyes ] || [ $tries -ge 3 ]; then
                all="${all}late $database
          "
                [ $code -eq 9 ] || echo "$database: $(last "$said")"
                break
              fi
              tries=$((tries + 1))
              sleep 1
            done
          done <<LIST
          $databases
          LIST
          printf %s "$all" | grep .
          # of a long output the middle is not kept
          echo "tables $(printf %s "$all" | grep -c '^table ')"
          sum=$(printf %s "$all" | awk '$1 == "table" && $2 != "-" { print $3, $2 }' | LC_ALL=C sort | cksum)
          sum=${sum%% *}
          # what is committed by now was before: whoever has replayed this has all that was counted
          case $side in
            standby) at=$(ask <<'SQL'
          SELECT s.system_identifier || ':' || coalesce(lpad(upper(to_hex(r.received_tli)), 8, '0'), '00000000') || ':' || pg_last_wal_replay_lsn()
            FROM pg_control_system() s LEFT JOIN pg_stat_wal_receiver r ON true;
          SQL
            ) || unknown unasked "$(last "$at")"
              echo "counted:$at:$sum" ;;
            *) at=$(ask <<'SQL'
          SELECT system_identifier || ':' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || ':' || pg_current_wal_insert_lsn() FROM pg_control_system();
          SQL
            ) || unknown unasked "$(last "$at")"
              echo "counted:$at:$x,$sum" ;;
          esac
          """;
}
