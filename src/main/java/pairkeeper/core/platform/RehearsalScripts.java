package pairkeeper.core.platform;

/**
 * The constant scripts by which a failover is carried out on a throw-away copy of a standby, which
 * lies in {@code <path>/<job>/.rehearsal-<run>} while it lasts.
 */
final class RehearsalScripts {
  private RehearsalScripts() {}

  /** The door by which the standby itself is reached, as its owner. */
  private static final String STANDBY =
      """
      job=$1 path=$2 mount=$3; shift 3
      socket=''
      { read -r line; read -r line; read -r line; read -r line; read -r socket; } 2>/dev/null <"$data/postmaster.pid"
      here="host=${socket:-127.0.0.1} port=$port user=$owner application_name=pairkeeper_rehearsal connect_timeout=10"
      """;

  /** $1 job, $2 path, $3 what must be mounted or "". Prints lines for RehearsalPlace. */
  static final String FACTS =
      DebianScripts.HEAD
          + STANDBY
          + """
          put() { printf '%s %s\\n' "$1" "$2"; }
          """
          + TreeScripts.PLACE
          + """
          put memory "$(awk '$1 == "MemAvailable:" {printf "%.0f", $2 * 1024}' /proc/meminfo)"
          if said=$(as_owner "$bin/psql" -XAtqw -d "$here dbname=replication replication=true" -c IDENTIFY_SYSTEM 2>&1); then
            put login yes
          else
            put login "$(printf %s "$said" | tr '\\n' ' ')"
          fi
          exit 0
          """;

  /** $spare and $door of a rehearsal, from $1, the tag of its run. */
  private static final String SPARE =
      """
      tag=$1; shift
      kept=$path/$job
      spare=$kept/.rehearsal-$tag door=/var/run/postgresql/pairkeeper-$tag
      mounted() {
        [ -z "$mount" ] || mountpoint -q -- "$mount" ||
          { echo "error: $mount is not mounted" >&2; exit 66; }
      }
      """;

  /**
   * $4 tag, $5 most megabytes a second or "", $6 the system identifier. Copies the standby itself,
   * with the WAL that makes the copy consistent. The last line is {@code copied <bytes> <seconds>}.
   */
  static final String COPY =
      DebianScripts.HEAD
          + STANDBY
          + SPARE
          + SpareScript.FUNCTIONS
          + """
          rate=$1 wanted=$2
          mounted
          id=$(as_owner "$bin/psql" -XAtqw -d "$here dbname=replication replication=true" -c IDENTIFY_SYSTEM) || exit 1
          [ "${id%%|*}" = "$wanted" ] || { echo "error: $name is another database system: ${id%%|*}, expected was $wanted" >&2; exit 1; }
          # its owner must get through to its own directory below
          (umask 022; mkdir -p -- "$path") || exit 1
          install -d -o "$owner" -g "$(id -gn "$owner")" -m 0700 "$kept" || exit 1
          for old in "$kept"/.rehearsal-*; do
            [ "$old" = "$spare" ] || [ ! -e "$old" ] || [ -s "$old/data/postmaster.pid" ] || rm -rf -- "$old"
          done
          spare_made
          begun=$(date +%s)
          wal=stream
          case $major in 9.*) wal=fetch ;; esac
          set -- -D "$copy" -F plain -X $wal -c fast -l "pairkeeper rehearsal $tag"
          [ -z "$rate" ] || set -- "$@" --max-rate "${rate}M"
          # a copy of theirs must not land in the standby's own
          while read -r oid place; do
            [ -z "$oid" ] || set -- "$@" -T "$place=$spare/spaces/$oid"
          done <<SPACES
          $(as_owner "$bin/psql" -XAtqw -d "$here dbname=postgres" -c "SELECT oid || ' ' || replace(pg_tablespace_location(oid), '=', E'\\\\\\\\=') FROM pg_tablespace WHERE pg_tablespace_location(oid) <> ''")
          SPACES
          as_owner "$bin/pg_basebackup" -w -d "$here" "$@" >"$spare/said" 2>&1 &
          copying=$!
          trap 'kill $copying 2>/dev/null; wait $copying 2>/dev/null; spare_gone; exit 143' TERM HUP INT
          wait $copying || { tail -n 20 "$spare/said" >&2; spare_gone; exit 1; }
          echo "copied $(du -s --block-size=1 "$spare" | cut -f1) $(($(date +%s) - begun))"
          """;

  /** $4 tag. Prints how many bytes of the copy there are. */
  static final String PROGRESS =
      DebianScripts.HEAD
          + STANDBY
          + SPARE
          + """
          du -s --block-size=1 "$spare" 2>/dev/null | cut -f1
          """;

  /**
   * $4 tag, $5 database, $6 seconds for one query, then the queries. Starts the copy as the standby
   * that it is, promotes it, writes to it, asks it, and removes it. Prints {@code answer <number>
   * <milliseconds> count|fail ...} for each query; the last line is {@code rehearsed <milliseconds
   * to the first answer> <milliseconds to the first commit> <timeline> <position>}.
   */
  static final String PROMOTE =
      DebianScripts.HEAD
          + STANDBY
          + SPARE
          + SpareScript.FUNCTIONS
          + QueryScript.FUNCTIONS
          + """
          database=$1 seconds=$2; shift 2
          mounted
          [ -s "$copy/PG_VERSION" ] || { echo "error: there is no copy in $spare: start the job again" >&2; exit 1; }
          trap 'spare_gone; exit 143' TERM HUP INT
          bad() { echo "error: $1" >&2; spare_gone; exit 1; }
          now() { date +%s%3N; }
          spare_alone
          case $major in
            9.* | 10 | 11) as_owner sh -c 'printf "%s\\n" "standby_mode = on" "recovery_target_timeline = latest" >"$1"' sh "$copy/recovery.conf" ;;
            *) as_owner touch "$copy/standby.signal" ;;
          esac || bad "the copy cannot be made a standby"
          begun=$(now)
          spare_start || bad "the copy cannot be started"
          started=$(($(now) - begun))
          echo "the copy answers after $started ms"
          until lsn=$(spare_ask -d template1 -c 'SELECT pg_last_wal_replay_lsn() WHERE pg_is_in_recovery()') && [ -n "$lsn" ]; do
            kill -0 "$server" 2>/dev/null || bad "the copy has ended"
            sleep 0.2
          done
          begun=$(now)
          as_owner "$bin/pg_ctl" promote -D "$copy" -w -t 600 || bad "the copy cannot be promoted"
          printf '%s\\n' 'CREATE TABLE pairkeeper_rehearsal AS SELECT now() AS at;' 'DROP TABLE pairkeeper_rehearsal;' |
            spare_ask -d template1 || bad "the promoted copy does not accept writes"
          promoted=$(($(now) - begun))
          timeline=$(spare_ask -d template1 -c "SELECT ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int") || bad "the promoted copy does not answer"
          echo "the copy commits $promoted ms after the word to promote, on timeline $timeline"
          PGOPTIONS="-c lc_messages=C -c statement_timeout=${seconds}s -c default_transaction_read_only=on" PGCLIENTENCODING=UTF8 PGDATABASE=$database
          export PGOPTIONS PGCLIENTENCODING PGDATABASE
          i=0
          for query; do
            i=$((i + 1)) begun=$(now)
            said=$({ echo 'BEGIN READ ONLY;'; as_reader; asked $i "$query"; echo 'COMMIT;'; } | spare_ask 2>&1 | tail -n 1)
            took=$(($(now) - begun))
            case $said in
              "count $i "*) echo "answer $i $took count ${said#count $i }" ;;
              "fail $i "*) echo "answer $i $took fail ${said#fail $i }" ;;
              *) echo "answer $i $took fail ${said:-nothing}" ;;
            esac
            kill -0 "$server" 2>/dev/null || bad "the promoted copy has ended"
          done
          spare_gone
          [ ! -e "$spare" ] || { echo "error: $spare could not be removed" >&2; exit 1; }
          echo "rehearsed $started $promoted $timeline $lsn"
          """;

  /** $4 tag. Ends and removes what a rehearsal left behind. */
  static final String DROP =
      DebianScripts.HEAD
          + STANDBY
          + SPARE
          + SpareScript.FUNCTIONS
          + """
          [ ! -e "$spare" ] || echo "removed the copy $spare"
          spare_gone
          """;
}
