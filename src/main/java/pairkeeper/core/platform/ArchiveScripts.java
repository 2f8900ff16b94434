package pairkeeper.core.platform;

import pairkeeper.core.archive.ArchiveName;

/**
 * The constant scripts by which a server's host looks into a folder of archived WAL and removes
 * what nobody needs of it.
 *
 * <p>Removed are regular files of that one directory, never of another that a link leads to, whose
 * whole name is a segment's, that lie before a position, are old enough, and whose first page says
 * that they are WAL of this database system. What cannot be looked into stays.
 */
final class ArchiveScripts {
  private ArchiveScripts() {}

  /** Asks the server; prints lines for {@code ServerNeeds}, the last of which is {@code end}. */
  static final String NEEDS =
      DebianScripts.HEAD
          + """
          socket=''
          { read -r line; read -r line; read -r line; read -r line; read -r socket; } 2>/dev/null <"$data/postmaster.pid"
          as_owner "$bin/psql" -XAtq -v ON_ERROR_STOP=1 ${socket:+-h "$socket"} -p "$port" -d postgres -f - 2>&1 <<'SQL' || true
          SET statement_timeout = '20s';
          SELECT 'segment ' || pg_size_bytes(current_setting('wal_segment_size'));
          SELECT 'redo ' || redo_lsn FROM pg_control_checkpoint();
          SELECT 'replay ' || pg_last_wal_replay_lsn() WHERE pg_is_in_recovery();
          SELECT 'slot ' || slot_name || ' ' || coalesce(restart_lsn::text, 'none') || ' ' || coalesce(to_jsonb(s) ->> 'wal_status', '-')
            FROM pg_replication_slots AS s;
          SELECT 'receiver ' || least(sent_lsn, write_lsn, flush_lsn, replay_lsn) || ' ' || application_name
            FROM pg_stat_replication WHERE state NOT IN ('backup', 'startup') AND sent_lsn IS NOT NULL;
          SELECT 'copying ' || count(*) FROM pg_stat_replication WHERE state IN ('backup', 'startup') OR sent_lsn IS NULL;
          SELECT 'mode ' || current_setting('archive_mode');
          SELECT 'library ' || coalesce(current_setting('archive_library', true), '');
          SELECT 'failing ' || (last_failed_time IS NOT NULL AND (last_archived_time IS NULL OR last_failed_time > last_archived_time))::text
            FROM pg_stat_archiver;
          SELECT 'end';
          SQL
          """;

  /** $path, $mount, $size, $limit and $days from $2 to $6, and what both scripts look at. */
  private static final String FOLDER =
      DebianScripts.OWN
          + """
          path=$1 mount=$2 size=$3 limit=$4 days=$5
          # what stands against removing anything there, in a word; nothing where nothing does
          unfit() {
            [ -z "$mount" ] || mountpoint -q -- "$mount" || { echo unmounted; return; }
            [ -e "$path" ] || [ -L "$path" ] || { echo absent; return; }
            [ "$(readlink -f -- "$path")" = "$path" ] || { echo link; return; }
            [ -d "$path" ] || { echo other; return; }
            # a server's own WAL has this beside it, and evidence of a failover is kept so
            [ ! -e "$path/archive_status" ] || { echo data; return; }
            case $path/ in *.evidence-*/* | *.before-*/*) echo data; return ;; esac
            up=$path
            while [ -n "$up" ]; do
              [ ! -e "$up/PG_VERSION" ] || { echo data; return; }
              up=${up%/*}
            done
            { echo "$data"; pg_lsclusters -h 2>/dev/null | awk '{print $6}'; } | while read -r each; do
              for wal in "$each" "$each/pg_wal" "$each/pg_xlog"; do
                [ ! "$path" -ef "$wal" ] || { echo data; break 2; }
              done
            done
          }
          # regular files here whose whole name is a segment's: name, bytes, when written
          segments() {
            find . -regextype posix-extended -mindepth 1 -maxdepth 1 -type f -regex '[.]/\
          """
          + ArchiveName.SEGMENT
          + """
          ' \\
              -printf '%f %s %T@\\n' 2>/dev/null | sort | awk -v size="$size" '
                BEGIN { top = sprintf("%08X", 4294967296 / size - 1) }
                substr($1, 1, 8) != "00000000" && substr($1, 17, 8) "" <= top { print }'
          }
          # those of them that lie before $1 and were written before $2, and the others, marked so
          marked() {
            segments | awk -v limit="$1" -v before="$2" '
              { print (substr($1, 9, 16) "" < limit "" && $3 + 0 <= before + 0 ? "going" : "staying"), $1, $2 }'
          }
          opened() {
            case $1 in
              *.gz) gzip -dc ;;
              *.xz) xz -dc ;;
              *.bz2) bzip2 -dc ;;
              *.zst) zstd -dcq ;;
              *.lz4) lz4 -dcq ;;
              *) cat ;;
            esac 2>/dev/null <"./$1"
          }
          # the first page's header (XLogLongPageHeaderData in xlog_internal.h) as five numbers of eight bytes
          header() { opened "$1" | head -c 40 | od -An -v -tu8; }
          # whose it is: the system of a segment that begins as its name says, or nothing
          owner_of() {
            hex=${1%%.*}
            part=${hex#????????}
            set -- $(header "$1")
            [ $# = 5 ] && [ $(($1 / 65536 % 65536 & 2)) != 0 ] && [ $(($5 % 4294967296)) = "$size" ] || return 0
            [ "$2" = $((0x${part%????????} * 4294967296 + 0x${part#????????} * size)) ] && echo "$4"
          }
          """;

  /**
   * $1 system identifier, $2 path, $3 mount or "", $4 bytes of a segment, $5 the 16 digits of the
   * oldest segment that is needed or "", $6 the least age in days. Prints lines for {@code
   * ArchiveFolder}.
   */
  static final String LOOK =
      FOLDER
          + """
          put() { printf '%s %s\\n' "$1" "$2"; }
          put real "$(readlink -f -- "$path")"
          fit=$(unfit)
          put fit "${fit:-yes}"
          [ -z "$fit" ] && cd -P -- "$path" || { put end ''; exit 0; }
          whose=none
          for each in $(segments | awk '{name[NR] = $1} END {for (i = 1; i <= NR; i++) if (i <= 3 || i > NR - 3) print name[i]}'); do
            found=$(owner_of "$each")
            case $found in
              '') [ $whose != none ] || whose=unread ;;
              "$system") whose=ours ;;
              *) whose="other $found"; break ;;
            esac
          done
          put whose "$whose"
          find . -regextype posix-extended -mindepth 1 -maxdepth 1 -type f \\
            -regex '[.]/[0-9A-F]{24}[.][0-9A-F]{8}[.]backup([.](\
          """
          + ArchiveName.COMPRESSED
          + """
          ))?' -printf '%f %T@\\n' 2>/dev/null | sort | {
            n=0
            while read -r file at; do
              put backup "$file ${at%%.*} $(opened "$file" | sed -n 's/^LABEL: //p' | head -n 1 | tr -cd '[:print:]' | cut -c1-100)"
              n=$((n + 1))
            done
            put backups $n
          }
          segments | awk '
            { t = substr($1, 1, 8); n[t]++; bytes[t] += $2; if (!(t in first)) first[t] = $1; last[t] = $1; all++ }
            END { for (t in n) printf "timeline %s %d %.0f %s %s\\n", t, n[t], bytes[t], first[t], last[t] }' | sort
          put others $(($(find . -mindepth 1 -maxdepth 1 -printf x 2>/dev/null | wc -c) - $(segments | wc -l)))
          if [ -n "$limit" ]; then
            marked "$limit" $(($(date +%s) - days * 86400)) | awk '
              { n[$1]++; bytes[$1] += $3; if (!($1 in first)) first[$1] = $2; last[$1] = $2 }
              END {
                split("going staying", words, " ")
                for (i = 1; i <= 2; i++) { w = words[i]; printf "%s %d %.0f %s %s\\n", w, n[w], bytes[w], first[w], last[w] }
              }'
          fi
          put end ''
          """;

  /**
   * The same words. Looks at everything again and removes; the last line is {@code pruned <files>
   * <bytes> <files left although their name would free them> <files that stay> <their bytes>}.
   */
  static final String PRUNE =
      FOLDER
          + """
          [ -n "$system" ] && printf %s "$limit" | grep -Eqx '[0-9A-F]{16}' && printf %s "$days" | grep -Eqx '[0-9]{1,4}' ||
            { echo 'error: no limit was given; nothing was removed' >&2; exit 1; }
          ours
          fit=$(unfit)
          [ -z "$fit" ] || { echo "error: nothing is removed from $path: $fit" >&2; exit 66; }
          # from here on by names in this very directory, whatever becomes of its path
          cd -P -- "$path" && [ "$(pwd -P)" = "$path" ] || { echo "error: $path is another directory now; nothing was removed" >&2; exit 66; }
          marked "$limit" $(($(date +%s) - days * 86400)) | {
            files=0 bytes=0 left=0 failed=0
            while read -r mark file length; do
              [ "$mark" = going ] || continue
              found=$(owner_of "$file")
              # somebody else removed it meanwhile
              [ -f "./$file" ] && [ ! -L "./$file" ] || continue
              if [ "$found" != "$system" ]; then
                left=$((left + 1))
                [ $left -gt 20 ] || echo "left $file: it is not seen to be WAL of this database system"
              elif rm -f -- "./$file"; then
                echo "removed $file"
                files=$((files + 1)) bytes=$((bytes + length))
              else
                failed=$((failed + 1))
              fi
            done
            sync -- .
            echo "pruned $files $bytes $left $(segments | awk '{n++; bytes += $2} END {printf "%d %.0f", n, bytes}')"
            [ $failed = 0 ] || { echo "error: $failed files could not be removed" >&2; exit 1; }
          }
          """;
}
