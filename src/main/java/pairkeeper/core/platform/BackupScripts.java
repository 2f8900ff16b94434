package pairkeeper.core.platform;

/**
 * The constant scripts by which a server of a pair keeps base backups of the primary. Each backup
 * is a directory {@code <path>/<job>/<name>} with the archives that pg_basebackup wrote, complete
 * or not there: it gets its name when it is whole.
 */
final class BackupScripts {
  private BackupScripts() {}

  /** $job, $path and $mount from the first three words. */
  private static final String PLACE =
      """
      job=$1 path=$2 mount=$3; shift 3
      kept=$path/$job
      group=$(id -gn "$owner")
      mounted() {
        [ -z "$mount" ] || mountpoint -q -- "$mount" ||
          { echo "error: $mount is not mounted" >&2; exit 66; }
      }
      name() { printf %s "$1" | grep -Eqx '[0-9]{8}T[0-9]{6}Z' || { echo "error: no backup's name: $1" >&2; exit 1; }; }
      """;

  /** $1 job, $2 path, $3 what must be mounted or "". Prints lines that BackupFolder reads. */
  static final String FACTS =
      """
      set -u
      LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin; export LC_ALL PATH
      job=$1 path=$2 mount=$3
      put() { printf '%s %s\\n' "$1" "$2"; }
      """
          + TreeScripts.PLACE
          + """
          put memory "$(awk '$1 == "MemAvailable:" {printf "%.0f", $2 * 1024}' /proc/meminfo)"
          for info in "$path/$job"/*/info; do
            [ -r "$info" ] || continue
            dir=${info%/info} verified=plain
            [ ! -e "$dir/verified" ] || verified=verified
            put backup "${dir##*/} $(awk -v v=$verified 'NR == 1 {print $6, v, $2, $3, $4}' "$info")"
          done
          exit 0
          """;

  /**
   * $4 name, $5 address, $6 port and $7 role of the primary, $8 password file, $9 most megabytes a
   * second or "", then the system identifier. The last line is {@code backup <name> <system>
   * <timeline> <start> <end> <bytes>}, which the file {@code info} keeps from its third word on.
   */
  static final String TAKE =
      DebianScripts.HEAD
          + DebianScripts.LINE
          + PLACE
          + """
          set -e
          name=$1 host=$2 peer=$3 role=$4 rate=$6 wanted=$7
          PGPASSFILE=$5; export PGPASSFILE
          name "$name"
          mounted
          rm -rf -- "$kept"/.part-*
          # its owner must get through to its own directory below
          (umask 022; mkdir -p -- "$path")
          part=$kept/.part-$name
          install -d -o "$owner" -g "$group" -m 0700 "$kept" "$part" "$part/files"
          id=$(as_owner "$bin/psql" -XAtqw -d "host=$host port=$peer user=$role dbname=replication replication=true $line" -c IDENTIFY_SYSTEM)
          [ "${id%%|*}" = "$wanted" ] || { echo "error: $host:$peer is another database system: ${id%%|*}, expected was $wanted" >&2; exit 1; }
          wal=stream
          case $major in 9.*) wal=fetch ;; esac
          set -- -D "$part/files" -F tar -z -X $wal -c fast -v -l "pairkeeper $name"
          [ -z "$rate" ] || set -- "$@" --max-rate "${rate}M"
          as_owner "$bin/pg_basebackup" -w -d "host=$host port=$peer user=$role application_name=pairkeeper_backup $line" "$@" >"$part/said" 2>&1 ||
            { tail -n 20 "$part/said" >&2; exit 1; }
          begun=$(sed -nE 's|.*log start point: ([0-9A-F]+/[0-9A-F]+) on timeline ([0-9]+).*|\\2 \\1|p' "$part/said")
          ended=$(sed -nE 's|.*log end point: ([0-9A-F]+/[0-9A-F]+).*|\\1|p' "$part/said")
          [ -n "$begun" ] && [ -n "$ended" ] || { cat "$part/said" >&2; exit 1; }
          bytes=$(du -s --block-size=1 "$part/files" | cut -f1)
          echo "$name $wanted $begun $ended $bytes" >"$part/info"
          sync -- "$part/info" "$part/said" "$part/files" "$part"
          rm -rf -- "$kept/$name"
          mv -T -- "$part" "$kept/$name"
          sync -- "$kept"
          echo "backup $(cat "$kept/$name/info")"
          """;

  /** Prints how many bytes of the backup that is being taken have arrived. */
  static final String PROGRESS =
      DebianScripts.HEAD
          + PLACE
          + """
          du -s --block-size=1 "$kept/.part-$1" 2>/dev/null | cut -f1
          """;

  /** Removes what there is of a backup that was not taken whole. */
  static final String DROP_PART =
      DebianScripts.HEAD
          + PLACE
          + """
          name "$1"
          part=$kept/.part-$1
          [ ! -e "$part" ] || { rm -rf -- "$part" && echo "removed the part of a backup, $part"; }
          """;

  /** $spare and $door of a restore, from the name and the tag. */
  private static final String SPARE =
      """
      name=$1 tag=$2
      name "$name"
      spare=$kept/.restore-$tag door=/var/run/postgresql/pairkeeper-$tag
      """;

  /**
   * $4 name, $5 tag. Unpacks a backup beside it, compares every file with what the server wrote
   * down of it (13 and later), lets it recover, connects to each database, and removes it again.
   * The last line is {@code restored <name> <databases> <seconds>}.
   */
  static final String RESTORE =
      DebianScripts.HEAD
          + PLACE
          + SPARE
          + SpareScript.FUNCTIONS
          + """
          mounted
          files=$kept/$name/files
          [ -r "$kept/$name/info" ] || { echo "error: $kept/$name is no whole backup" >&2; exit 1; }
          rm -f -- "$kept/$name/verified"
          for old in "$kept"/.restore-*; do
            [ "$old" = "$spare" ] || [ ! -e "$old" ] || [ -s "$old/data/postmaster.pid" ] || rm -rf -- "$old"
          done
          spare_made
          begun=$(date +%s)
          bad() { echo "error: $1" >&2; spare_gone; exit 1; }
          as_owner tar -xzf "$files/base.tar.gz" -C "$copy" || bad "base.tar.gz cannot be unpacked"
          if [ -e "$files/pg_wal.tar.gz" ]; then
            as_owner tar -xzf "$files/pg_wal.tar.gz" -C "$copy/pg_wal" || bad "pg_wal.tar.gz cannot be unpacked"
          fi
          if [ -s "$copy/tablespace_map" ]; then
            while read -r oid place; do
              as_owner mkdir -p -- "$spare/spaces/$oid" || bad "no room for tablespace $oid"
              as_owner tar -xzf "$files/$oid.tar.gz" -C "$spare/spaces/$oid" || bad "$oid.tar.gz cannot be unpacked"
              as_owner ln -sfn -- "$spare/spaces/$oid" "$copy/pg_tblspc/$oid" || bad "no link for tablespace $oid"
            done <"$copy/tablespace_map"
          fi
          if [ -e "$files/backup_manifest" ]; then
            as_owner "$bin/pg_verifybackup" -m "$files/backup_manifest" "$copy" 2>&1 || bad "files differ from what the server wrote down of them"
          else
            echo "before PostgreSQL 13 nothing is written down of a backup's files"
          fi
          if [ -s "$copy/tablespace_map" ]; then
            awk -v at="$spare/spaces/" '{print $1 " " at $1}' "$copy/tablespace_map" >"$spare/map" &&
              cat "$spare/map" >"$copy/tablespace_map" || bad "no map of tablespaces"
          fi
          [ ! -e "$copy/standby.signal" ] || rm -f -- "$copy/standby.signal"
          spare_alone
          spare_start || bad "$name cannot be started"
          databases=0
          for oid in $(spare_ask -d template1 -c 'SELECT oid FROM pg_database WHERE datallowconn ORDER BY oid'); do
            found=$(spare_ask -d template1 -c "SELECT quote_ident(datname) FROM pg_database WHERE oid = $oid")
            count=$(printf '\\\\connect %s\\nSELECT count(*) FROM pg_class;\\n' "$found" | spare_ask -d template1) || bad "database $found does not answer"
            echo "$found answers; $count relations"
            databases=$((databases + 1))
          done
          seconds=$(($(date +%s) - begun))
          spare_gone
          [ ! -e "$spare" ] || { echo "error: $spare could not be removed" >&2; exit 1; }
          date +%s >"$kept/$name/verified" && sync -- "$kept/$name/verified" "$kept/$name" || exit 1
          echo "restored $name $databases $seconds"
          """;

  /** Ends and removes what a restore left behind. */
  static final String DROP_RESTORED =
      DebianScripts.HEAD
          + PLACE
          + SPARE
          + SpareScript.FUNCTIONS
          + """
          [ ! -e "$spare" ] || echo "removed the restored copy $spare"
          spare_gone
          """;

  /** Removes the backups named from $4 on; one that is half removed is no whole one any more. */
  static final String REMOVE =
      DebianScripts.HEAD
          + PLACE
          + """
          mounted
          for one; do
            name "$one"
            if [ -e "$kept/$one" ]; then
              mv -T -- "$kept/$one" "$kept/.part-$one" && sync -- "$kept" || exit 1
            fi
            rm -rf -- "$kept/.part-$one" || exit 1
            echo "removed $kept/$one"
          done
          """;
}
