package pairkeeper.core.platform;

/**
 * A server that nobody else reaches, started on a throw-away copy of data to see that they are
 * good: it listens to one directory that only its owner enters, archives nothing, asks nobody for
 * WAL, holds nobody up, starts no program of an extension, and takes little memory.
 */
final class SpareScript {
  private SpareScript() {}

  /**
   * Functions over $spare, a directory of the server's owner with the copy in $spare/data. {@code
   * spare_gone} ends what runs there and removes it all; it may be called at any time.
   *
   * <p>Recovery needs as much of some things as the copied server had; its control file says how
   * much. What Debian keeps outside of the data directory, and what was set by ALTER SYSTEM, is
   * left out on purpose.
   */
  static final String FUNCTIONS =
      """
      copy=$spare/data server=
      spare_control() { "$bin/pg_controldata" "$copy" | sed -n "s/^$1: *//p"; }
      spare_as_before() {
        while IFS=: read -r said setting; do
          value=$(spare_control "$said setting")
          [ -z "$value" ] || echo "$setting = $value"
        done <<'SAID'
      max_connections:max_connections
      max_worker_processes:max_worker_processes
      max_wal_senders:max_wal_senders
      max_prepared_xacts:max_prepared_transactions
      max_locks_per_xact:max_locks_per_transaction
      SAID
      }
      spare_alone() {
        rm -f -- "$copy/postmaster.pid" "$copy/postmaster.opts" "$copy/recovery.conf" "$copy/recovery.done"
        [ ! -d "$copy/pg_replslot" ] || find "$copy/pg_replslot" -mindepth 1 -delete
        : >"$copy/postgresql.auto.conf"
        : >"$copy/pg_ident.conf"
        echo 'local all all peer' >"$copy/pg_hba.conf"
        {
          echo "listen_addresses = ''"
          echo "unix_socket_directories = '$door'"
          echo "port = $port"
          echo "cluster_name = 'pairkeeper_spare'"
          spare_as_before
          cat <<'CONF'
      archive_mode = off
      synchronous_standby_names = ''
      shared_preload_libraries = ''
      session_preload_libraries = ''
      local_preload_libraries = ''
      logging_collector = off
      log_destination = 'stderr'
      ssl = off
      autovacuum = off
      huge_pages = off
      shared_buffers = 64MB
      work_mem = 4MB
      maintenance_work_mem = 64MB
      fsync = off
      hot_standby = on
      CONF
          case $major in
            9.*) ;;
            10 | 11) echo 'max_logical_replication_workers = 0' ;;
            *) printf '%s\\n' 'max_logical_replication_workers = 0' "restore_command = ''" "primary_conninfo = ''" "primary_slot_name = ''" ;;
          esac
        } >"$copy/postgresql.conf"
        chown -R "$owner": "$copy/postgresql.conf" "$copy/postgresql.auto.conf" "$copy/pg_hba.conf" "$copy/pg_ident.conf"
      }
      spare_ask() { as_owner "$bin/psql" -XAtqw -h "$door" -p "$port" -v ON_ERROR_STOP=1 "$@"; }
      # as a child of this process, so that ending the one ends the other
      spare_start() {
        as_owner "$bin/postgres" -D "$copy" >"$spare/log" 2>&1 &
        server=$!
        until spare_ask -d template1 -c 'SELECT 1' >/dev/null 2>&1; do
          if ! kill -0 "$server" 2>/dev/null; then
            echo "error: the copy does not start; the end of its log:" >&2
            tail -n 20 "$spare/log" >&2
            return 1
          fi
          sleep 0.2
        done
      }
      spare_gone() {
        if [ -s "$copy/postmaster.pid" ]; then
          as_owner "$bin/pg_ctl" stop -D "$copy" -m immediate -w -t 30 >/dev/null 2>&1
        fi
        left=$(head -n1 "$copy/postmaster.pid" 2>/dev/null)
        if [ -n "$left" ] && [ "$(readlink "/proc/$left/cwd" 2>/dev/null)" = "$(readlink -f "$copy")" ]; then
          kill -9 "$left"; sleep 1
        fi
        rm -rf -- "$spare" "$door"
      }
      spare_made() {
        spare_gone
        install -d -o "$owner" -g "$(id -gn "$owner")" -m 0700 "$spare" "$copy" "$door" || exit 1
        trap 'spare_gone; exit 143' TERM HUP INT
      }
      """;
}
