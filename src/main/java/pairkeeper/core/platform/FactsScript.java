package pairkeeper.core.platform;

/**
 * The script that reads everything the runbooks need to know of a Debian host and one of its
 * clusters; it changes nothing.
 *
 * <p>Prints one line per fact, see {@link FactLines}. Arguments: wanted port, cluster name, data
 * directory and major version, each "" when it is to be discovered.
 */
final class FactsScript {
  private FactsScript() {}

  static final String BODY =
      """
      set -u
      LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin; export LC_ALL PATH
      cd /
      port=$1 name=$2 data=$3 major=$4
      # most values are plain: then nothing is forked
      put() {
        case $2 in
          ' '* | *' ' | *[!A-Za-z0-9\\ ./:_,@+%-]*) printf '%s\\t' "$1"; printf %s "$2" | base64 -w0; echo ;;
          *) printf '%s\\t:%s\\n' "$1" "$2" ;;
        esac
      }
      # one program for all files: to start it takes longer than what it does
      weigh() { sums=$(sha256sum -- "$@" 2>/dev/null) abouts=$(stat -c '%U:%G %04a %n' -- "$@" 2>/dev/null); }
      hash() {
        put "file.$1.path" "$2"
        if [ -f "$2" ]; then
          sum='' owned='' mode=''
          while read -r is path; do [ "$path" != "$2" ] || sum=$is; done <<SUMS
      $sums
      SUMS
          while read -r is bits path; do [ "$path" != "$2" ] || owned=$is mode=$bits; done <<ABOUTS
      $abouts
      ABOUTS
          put "file.$1.sha256" "$sum"
          put "file.$1.owner" "$owned"
          put "file.$1.mode" "$mode"
        fi
      }
      file() {
        hash "$1" "$2"
        if [ -f "$2" ]; then printf 'file.%s.text\\t' "$1"; base64 -w0 <"$2"; echo; fi
      }
      # what PostgreSQL reads because of include lines in file $1, which is itself $2 includes deep; and as
      # "=name value file", in the order in which it reads them, what must not be lower on a standby
      included() {
        [ "$2" -le 10 ] || return 0
        value="('([^']*)'|([^'#[:space:]]+))"
        sed -nE "s/^[[:space:]]*(include|include_if_exists|include_dir|max_connections|max_worker_processes|max_prepared_transactions|max_locks_per_transaction|max_wal_senders)([[:space:]]*=[[:space:]]*|[[:space:]]+)$value.*/\\1 \\4\\5/Ip" "$1" 2>/dev/null | while read -r how what; do
          case $how in [iI]*) ;; *) echo "=$how $what $1"; continue ;; esac
          case $what in /*) ;; *) what=${1%/*}/$what ;; esac
          what=$(readlink -m "$what")
          echo "$what"
          [ -d "$what" ] || { included "$what" $(($2 + 1)); continue; }
          for each in "$what"/*.conf; do included "$each" $(($2 + 1)); done
        done
      }
      who=$(id -un)
      as_owner() { if [ "$who" = root ]; then runuser -u "$owner" -- "$@"; else "$@"; fi; }

      live() {
        [ -n "$pid" ] || return 0
        # not by Debian's wrapper, which takes longer than the question
        as_owner "$bin/psql" -XAtq -v ON_ERROR_STOP=1 ${socket:+-h "$socket"} -p "$port" -d postgres -f - 2>&1 <<'SQL' || true
      SET statement_timeout = '30s';
      WITH facts(k, v) AS (
        SELECT 'live.version_num', current_setting('server_version_num')
        UNION ALL SELECT 'live.recovery', pg_is_in_recovery()::text
        UNION ALL SELECT 'live.system', (SELECT system_identifier::text FROM pg_control_system())
        UNION ALL SELECT 'live.timeline', CASE WHEN pg_is_in_recovery()
          THEN coalesce((SELECT received_tli FROM pg_stat_wal_receiver),
                 -- without a receiver the control file tells that of the last restart point only, which is minutes old
                 (SELECT greatest(max(('x' || substr(name, 1, 8))::bit(32)::int),
                      (SELECT min_recovery_end_timeline FROM pg_control_recovery()),
                      (SELECT timeline_id FROM pg_control_checkpoint()))
                    FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$' AND substr(name, 9) <= (
                      SELECT upper(lpad(to_hex(div(held, 4294967296)::bigint), 8, '0')
                          || lpad(to_hex(div(held % 4294967296, pg_size_bytes(current_setting('wal_segment_size')))::bigint), 8, '0'))
                        FROM (SELECT greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/1'::pg_lsn AS held) AS received)))::text
          ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int::text END
        UNION ALL SELECT 'live.lsn', CASE WHEN pg_is_in_recovery()
          THEN greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
          ELSE pg_current_wal_lsn() END::text
        UNION ALL SELECT 'live.replayed', pg_last_wal_replay_lsn()::text
        UNION ALL SELECT 'live.replay_paused', CASE WHEN pg_is_in_recovery()
          THEN pg_is_wal_replay_paused() END::text
        UNION ALL SELECT 'live.receiver', (SELECT status FROM pg_stat_wal_receiver)
        UNION ALL SELECT 'live.sender_host', (SELECT to_jsonb(r) ->> 'sender_host' FROM pg_stat_wal_receiver AS r)
        UNION ALL SELECT 'live.data_bytes', (SELECT sum(pg_database_size(oid))::text FROM pg_database)
        UNION ALL SELECT 'live.senders', (SELECT count(*)::text FROM pg_stat_replication)
        UNION ALL SELECT 'live.slots', (SELECT string_agg(slot_name || ' ' || slot_type || ' ' || active, E'\\n'
          ORDER BY slot_name) FROM pg_replication_slots)
        UNION ALL SELECT 'live.lost_slots', (SELECT string_agg(slot_name, E'\\n' ORDER BY slot_name)
          FROM pg_replication_slots AS s WHERE to_jsonb(s) ->> 'wal_status' = 'lost')
        UNION ALL SELECT 'live.extensions', (SELECT string_agg(name, E'\\n' ORDER BY name) FROM pg_available_extensions)
        UNION ALL SELECT 'live.collation', (SELECT pg_collation_actual_version(oid) FROM pg_collation
          WHERE collname = 'und-x-icu')
        UNION ALL SELECT 'live.pending', (SELECT string_agg(name, E'\\n' ORDER BY name)
          FROM pg_settings WHERE pending_restart)
        UNION ALL SELECT 'live.roles', (SELECT string_agg(concat_ws(' ', rolname, rolcanlogin, rolreplication,
          rolsuper), E'\\n' ORDER BY rolname) FROM pg_roles WHERE rolname LIKE 'pairkeeper%')
        UNION ALL SELECT 'live.tablespaces', (SELECT string_agg(pg_tablespace_location(oid), E'\\n' ORDER BY 1)
          FROM pg_tablespace WHERE pg_tablespace_location(oid) <> '')
        UNION ALL SELECT 'live.databases', (SELECT string_agg(concat_ws(' ', pg_encoding_to_char(encoding),
          datcollate, datname), E'\\n' ORDER BY datname) FROM pg_database WHERE datallowconn)
        UNION ALL SELECT 'live.prepared', (SELECT count(*)::text FROM pg_prepared_xacts)
        UNION ALL SELECT 'live.backups', (SELECT count(*)::text FROM pg_stat_replication WHERE state = 'backup')
        UNION ALL SELECT 'live.unarchived', (SELECT count(*)::text FROM pg_ls_dir('pg_wal/archive_status') AS f
          WHERE f LIKE '%.ready')
        UNION ALL SELECT 'live.histories', (SELECT string_agg(name || ' ' || md5(pg_read_binary_file('pg_wal/' || name)), E'\\n')
          FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{8}[.]history$')
        -- of each whole WAL file its first page, and the page of its last record, to which the next file points back:
        -- whoever wrote by himself has another one of them wherever he left the others and came back
        UNION ALL SELECT 'live.wal', (
          WITH here AS (SELECT pg_size_bytes(current_setting('wal_segment_size')) AS size,
              CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END - '0/0'::pg_lsn AS upto),
            file AS (SELECT name, no, size, upto, lead(name) OVER line AS following, lead(no) OVER line AS next
              FROM (SELECT name, here.size, upto, ('x' || substr(name, 9, 8))::bit(32)::bigint * (4294967296 / here.size)
                  + ('x' || substr(name, 17))::bit(32)::bigint AS no
                FROM pg_ls_waldir() AS found, here WHERE name ~ '^[0-9A-F]{24}$') AS numbered
              WINDOW line AS (PARTITION BY left(name, 8) ORDER BY no)),
            head AS (SELECT name, no, size, upto, pg_read_binary_file('pg_wal/' || following, 0, 16384, true) AS bytes
              FROM file WHERE next = no + 1 AND next * size < upto ORDER BY name DESC LIMIT 64),
            -- how much of a record it begins with (XLogPageHeaderData in xlog_internal.h)
            begun AS (SELECT *, get_byte(bytes, 16) + (get_byte(bytes, 17) << 8) + (get_byte(bytes, 18) << 16)
                + (get_byte(bytes, 19)::bigint << 24) AS more FROM head OFFSET 0),
            -- where its first whole record lies, behind the page's header of 40 or 24 bytes
            first AS (SELECT *, CASE WHEN more <= 8144 THEN 40 + (more + 7) / 8 * 8
                WHEN more <= 16304 THEN 8216 + greatest(0, (more - 8152 + 7) / 8 * 8) END AS at FROM begun OFFSET 0),
            field AS (SELECT *, CASE at WHEN 8184 THEN 8216 ELSE at + 8 END AS back FROM first),
            last AS (SELECT name, no, size, ('x' || (SELECT string_agg(lpad(to_hex(get_byte(bytes, (back + i)::int)), 2, '0'), '' ORDER BY i DESC)
                FROM generate_series(0, 7) AS i))::bit(64)::bigint AS record
              FROM field WHERE back IS NOT NULL AND (no + 1) * size + back + 8 <= upto OFFSET 0)
          SELECT string_agg(name || ' ' || md5(pg_read_binary_file('pg_wal/' || name, 0, 8192, true)
              || pg_read_binary_file('pg_wal/' || name, record % size / 8192 * 8192, 8192, true)), E'\\n' ORDER BY name)
            FROM last WHERE record / size = no)
        UNION ALL SELECT 'live.hba_errors', (SELECT string_agg(line_number || ': ' || error, E'\\n')
          FROM pg_hba_file_rules WHERE error IS NOT NULL)
        UNION ALL SELECT 'live.setting.' || name, setting FROM pg_settings WHERE name IN (
          'archive_command', 'archive_mode', 'full_page_writes', 'hot_standby', 'listen_addresses', 'data_checksums',
          'max_connections', 'max_locks_per_transaction', 'max_prepared_transactions',
          'max_replication_slots', 'max_slot_wal_keep_size', 'max_wal_senders', 'max_wal_size', 'max_worker_processes',
          'password_encryption', 'port', 'primary_conninfo', 'primary_slot_name',
          'recovery_min_apply_delay', 'shared_preload_libraries', 'ssl', 'synchronous_commit', 'synchronous_standby_names',
          'unix_socket_directories', 'wal_keep_size', 'wal_level', 'wal_log_hints', 'config_file', 'hba_file',
          'data_directory')
      )
      SELECT k || E'\\t' || replace(encode(convert_to(v, 'UTF8'), 'base64'), E'\\n', '') FROM facts WHERE v IS NOT NULL;
      SQL
      }

      # reads from its input what Debian's tools say of the clusters
      facts() {
        node=$(uname -nm)
        put machine.host "${node% *}"
        put machine.user "$who"
        put machine.millis "$(date +%s%3N)"
        os=$(. /etc/os-release 2>/dev/null; printf '%s %s' "${ID:-unknown}" "${VERSION_ID:-}")
        put machine.os "${os%% *}"
        put machine.version "${os#* }"
        put machine.architecture "${node##* }"
        put machine.libc "$(getconf GNU_LIBC_VERSION 2>/dev/null)"
        init=''
        read -r init 2>/dev/null </proc/1/comm
        put machine.init "$init"
        put machine.tools "$(for t in pg_lsclusters rsync arping zfs; do command -v $t >/dev/null && echo $t; done)"
        put machine.addresses "$(ip -o addr show scope global 2>/dev/null | while read -r _ on _ address _; do echo "$on $address"; done)"
        put binaries "$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | cut -d/ -f5 | sort -V)"
        clusters=$(cat)
        put clusters "$clusters"

        line=$(printf '%s\\n' "$clusters" | awk -v p="$port" -v c="$name" -v d="$data" -v m="$major" '
          (p == "" || $3 == p || c != "" || d != "") && (c == "" || $2 == c) && (d == "" || $6 == d) &&
          (m == "" || $1 == m) { print; exit }')
        if [ -n "$line" ]; then
          set -- $line
          major=$1 name=$2 port=$3 owner=$5 data=$6 log=${7:-}
          # pg_lsclusters takes it from the data directory, which may be missing
          [ "$owner" != "<unknown>" ] || owner=$(stat -c %U "/etc/postgresql/$major/$name")
          put cluster.known yes
        else
          owner=postgres log=''
          put cluster.known no
          [ -n "$name" ] || name=main
          [ -n "$port" ] || port=5432
          [ -n "$major" ] || major=$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | cut -d/ -f5 | sort -V | tail -n1)
          [ -n "$data" ] || [ -z "$major" ] || data=/var/lib/postgresql/$major/$name
        fi
        home=$(getent passwd "$owner")
        home=${home%:*}
        home=${home##*:}
        put cluster.home "$home"
        put cluster.major "$major"; put cluster.name "$name"; put cluster.port "$port"
        put cluster.owner "$owner"; put cluster.data "$data"; put cluster.log "$log"
        [ -n "$major" ] || exit 0
        bin=/usr/lib/postgresql/$major/bin
        conf=/etc/postgresql/$major/$name
        unit=postgresql@$major-$name
        put fencing "$(cat "/var/lib/pairkeeper/fencing-$major-$name" 2>/dev/null)"
        version=$("$bin/pg_controldata" --version 2>/dev/null)
        version=${version#*) }
        put cluster.version "${version%% *}"
        put cluster.config "$conf"
        active='' group='' main=''
        while IFS='=' read -r key value; do
          case $key in ActiveState) active=$value ;; ControlGroup) group=$value ;; MainPID) main=$value ;; esac
        done <<SHOWN
      $(systemctl show -p ActiveState -p ControlGroup -p MainPID "$unit" 2>/dev/null)
      SHOWN
        put service.active "$active"
        put service.pids "$(echo "$main"
          [ -z "$group" ] || cat "/sys/fs/cgroup/systemd$group/cgroup.procs" 2>/dev/null ||
            cat "/sys/fs/cgroup$group/cgroup.procs" 2>/dev/null)"
        manner=''
        while read -r line || [ -n "$line" ]; do
          case $line in '' | '#'*) ;; *) manner=$line; break ;; esac
        done 2>/dev/null <"$conf/start.conf"
        put service.start "$manner"

        if [ ! -e "$data" ]; then put data.state absent
        elif [ -e "$data/PG_VERSION" ]; then put data.state initialised
        elif [ -z "$(ls -A "$data" 2>/dev/null)" ]; then put data.state empty
        else put data.state foreign
        fi
        put data.entries "$(ls -A "$data" 2>/dev/null | head -n 12)"
        for signal in recovery.conf recovery.signal standby.signal; do
          if [ -e "$data/$signal" ]; then put data.signal "$data/$signal"; break; fi
        done
        if [ -e "$data/backup_label" ]; then put data.backup_label yes; fi
        up=$data
        while [ ! -d "$up" ]; do up=$(dirname "$up"); done
        total='' free=''
        { read -r line; read -r line total line free line; } <<ROOM
      $(df -PB1 "$up")
      ROOM
        put data.total "$total"
        put data.free "$free"
        # the process, and in its fifth line where its socket is
        pid='' socket=''
        { read -r pid; read -r line; read -r line; read -r line; read -r socket; } 2>/dev/null <"$data/postmaster.pid"
        if [ -n "$pid" ] && [ "/proc/$pid/cwd" -ef "$data" ]; then
          put postmaster.pid "$pid"
        fi
        # the server answers meanwhile
        live | {
          put control "$("$bin/pg_controldata" -D "$data" 2>/dev/null)"
          # what promotes or moves addresses by itself; by its name, or as what an interpreter was started with
          put machine.watchdogs "$({
            cat /proc/[0-9]*/comm; grep -hzxE '/.*/(patroni|pg_autoctl)' /proc/[0-9]*/cmdline | tr '\\0' '\\n'
          } 2>/dev/null | sed 's|.*/||' | grep -xE 'patroni|repmgrd|pacemakerd|corosync|keepalived|pg_autoctl' | sort -u)"
          weigh "$conf/postgresql.conf" "$conf/pg_hba.conf" "$conf/pg_ident.conf" "$conf/conf.d/pairkeeper.conf" \\
            "$data/postgresql.auto.conf" "$home/.pairkeeper-$major-$name.pgpass"
          file conf "$conf/postgresql.conf"
          file hba "$conf/pg_hba.conf"
          file ident "$conf/pg_ident.conf"
          file own "$conf/conf.d/pairkeeper.conf"
          if [ -r "$conf/postgresql.conf" ]; then
            read=$(included "$conf/postgresql.conf" 0)
            included=$(printf '%s\\n' "$read" | grep -v '^=')
            put own.included "$included"
            own=$(readlink -m "$conf/conf.d" "$conf/conf.d/pairkeeper.conf")
            # of what is given twice the last counts: of files of one directory, the one whose name sorts last
            put own.limits "$(printf '%s\\n' "$read" | awk -v dir="$(readlink -m "$conf/conf.d")" '
              $0 == dir { seen = 1 }
              /^=/ {
                file = $0; sub(/^[^ ]* [^ ]* /, "", file)
                beside = index(file, dir "/") == 1
                print seen && (beside ? file > dir "/pairkeeper.conf" : 1) ? "after" : "before", substr($1, 2), $2, file
              }')"
            if printf '%s\\n' "$included" | grep -qxF -e "$own"; then put own.read yes; else put own.read no; fi
          fi
          if [ "$who" = root ]; then
            # a file that root has edited may be root's alone: the running server minds it at its next start only
            set --
            for each in "$conf/postgresql.conf" "$conf"/pg_hba.conf "$conf"/pg_ident.conf "$conf"/conf.d/*.conf; do [ ! -f "$each" ] || set -- "$@" "$each"; done
            put own.shut "$(as_owner sh -c 'for each; do [ -r "$each" ] || echo "$each"; done' sh "$@")"
            put own.fixed "$(for each in "$conf/conf.d" "$conf/conf.d/pairkeeper.conf"; do
              [ ! -e "$each" ] || [ -w "$each" ] || echo "$each"; done)"
          fi
          file auto "$data/postgresql.auto.conf"
          hash passfile "$home/.pairkeeper-$major-$name.pgpass"
          cat
        }
      }

      pg_lsclusters -h 2>/dev/null | facts
      """;
}
