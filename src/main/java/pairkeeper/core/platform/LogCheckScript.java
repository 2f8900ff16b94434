package pairkeeper.core.platform;

/**
 * The constant script by which a server's host reads what its log got since it was last looked at.
 * It changes nothing.
 *
 * <p>What it prints is stored, and logs hold what people typed: of every message only its first
 * line leaves the host, without what stands in quotes, without numbers, and not at all where it may
 * be an application's own words. Lines that say of which statement, with which values a message is
 * (STATEMENT, DETAIL, CONTEXT, HINT, QUERY) never leave it.
 */
final class LogCheckScript {
  private LogCheckScript() {}

  /**
   * Arguments behind those of the head: {@code find} or {@code read}, folder or "", what the last
   * look printed as {@code at} and {@code seen} (its words with blanks between), most bytes, most
   * bytes of a first look, most kinds, least severity (4 PANIC to 1 WARNING), and plain texts of
   * messages that do not count.
   */
  static final String LOOK =
      DebianScripts.HEAD
          + """
          mode=$1 folder=$2 known=$3 most=$4 begin=$5 kinds=$6 least=$7; shift 7
          ignore=$(printf '%s\\n' "$@")
          destination='' collector='' dir='' pattern='' current='' prefix='' verbosity='' language=''
          take() {
            while IFS='=' read -r key value; do
              case $key in
                log_destination) destination=$value ;; logging_collector) collector=$value ;;
                log_directory) dir=$value ;; log_filename) pattern=$value ;; current) current=$value ;;
                log_line_prefix) prefix=$value ;; log_error_verbosity) verbosity=$value ;; lc_messages) language=$value ;;
              esac
            done <<SAID
          $1
          SAID
          }
          wanted='log_destination logging_collector log_directory log_filename log_line_prefix log_error_verbosity lc_messages'
          asked() {
            socket=''
            { read -r line; read -r line; read -r line; read -r line; read -r socket; } 2>/dev/null <"$data/postmaster.pid"
            PGCONNECT_TIMEOUT=5 as_owner "$bin/psql" -XAtqw ${socket:+-h "$socket"} -p "$port" -d postgres -f - 2>/dev/null <<SQL
          SET statement_timeout = '10s';
          SELECT name || '=' || setting FROM pg_settings WHERE name IN ('$(echo $wanted | sed "s/ /','/g")');
          SQL
          }
          # a server that is down, or lets nobody in, has its log all the same
          written() {
            conf=/etc/postgresql/$major/$name
            [ -r "$conf/postgresql.conf" ] || conf=$data
            for key in $wanted; do
              value=$(as_owner "$bin/postgres" -C "$key" -D "$conf" 2>/dev/null) && echo "$key=$value"
            done
          }
          said=$(asked)
          [ -n "$said" ] || said=$(written)
          take "$said"
          unfit() { printf 'fit %s\\nlog %s\\nend\\n' "$1" "$2"; exit 0; }
          destinations=,$(echo "$destination" | tr -d ' '),
          case $collector$destinations in
            on*,jsonlog,*) format=json ;; on*,csvlog,*) format=csv ;;
            *,stderr,* | *,, | *,csvlog,* | *,jsonlog,*) format=text ;;
            *) [ -n "$folder" ] || unfit syslog "$destination"; format=text ;;
          esac
          # every file of that name, with whatever a rotation puts behind it
          case $format in json) ending=.json ;; csv) ending=.csv ;; *) ending=.log ;; esac
          if [ -n "$folder" ]; then
            dir=$folder names="*$ending*"
          elif [ "$collector" = on ]; then
            case $dir in /*) ;; *) dir=$data/$dir ;; esac
            names=$(printf '%s' "$pattern" | sed 's/%./*/g')
            case $format in text) ;; *) names=${names%.log}$ending ;; esac
            names="$names*"
          else
            path=$(log)
            case $path in /*) ;; *) path=/var/log/postgresql/postgresql-$major-$name.log ;; esac
            path=$(readlink -m -- "$path")
            dir=${path%/*} names="${path##*/}*"
          fi
          [ -e "$dir" ] || unfit absent "$dir"
          [ -d "$dir" ] || unfit nofolder "$dir"
          [ -r "$dir" ] && [ -x "$dir" ] || unfit unreadable "$dir"
          files=$(find -H "$dir" -maxdepth 1 -type f -name "$names" ! -name '*
          *' -printf '%T@ %D:%i %s %p\\n' 2>/dev/null | sort -n | while read -r time id size path; do
            case $format$path in
              *.gz | *.bz2 | *.xz | *.zst | *.lz4 | *.zip) ;;
              text*.csv | text*.json) ;;
              *) printf '%s %s %s %s\\n' "${time%%.*}" "$id" "$size" "$path" ;;
            esac
          done)
          [ -n "$files" ] || unfit empty "$dir/$names"
          seen='' olds=''
          # "seen TIME ID OFFSET MARK ID OFFSET MARK ...", the newest file first
          set -- $known
          if [ "${1:-}" = seen ]; then seen=$2; shift 2; olds=$*; fi
          # a file is told from another one, and from what it was before it was emptied, by what it holds there
          mark() {
            n=256
            [ "$2" -ge "$n" ] || n=$2
            tail -c +$(($2 - n + 1)) -- "$1" 2>/dev/null | head -c "$n" | cksum | { read -r sum n; echo "$sum"; }
          }
          now=$(date +%s)
          newest=$(printf '%s\\n' "$files" | tail -n 1)
          newest=${newest#* }; newest=${newest%% *}
          # whether the file that was written at the last look is not what it was
          lost=no
          if [ -n "$olds" ]; then
            set -- $olds
            lost=$(printf '%s\\n' "$files" | while read -r time id size path; do
              if [ "$id" = "$1" ] && [ "$2" -le "$size" ] && [ "$(mark "$path" "$2")" = "$3" ]; then echo no; break; fi
            done)
            lost=${lost:-yes}
          fi
          # one line for each file that counts: from, to, id, path; and what was found of the known ones
          plan() {
            printf '%s\\n' "$files" | while read -r time id size path; do
              [ -r "$path" ] || { echo "shut $path"; continue; }
              from=''
              set -- $olds
              while [ $# -ge 3 ]; do
                if [ "$1" = "$id" ]; then
                  if [ "$2" -le "$size" ] && [ "$(mark "$path" "$2")" = "$3" ]; then from=$2; echo "found $1"; else from=0; fi
                  break
                fi
                shift 3
              done
              if [ -z "$from" ]; then
                if [ -z "$seen" ]; then
                  [ "$id" = "$newest" ] || continue
                  from=$((size > begin ? size - begin : 0))
                  [ "$from" -eq 0 ] || echo "middle $id"
                else
                  [ "$time" -ge "$seen" ] || [ $lost = yes ] || continue
                  [ "$time" -lt "$seen" ] || from=0
                  # what was copied aside before the file was emptied is known up to there
                  set -- $olds
                  while [ $# -ge 3 ]; do
                    if [ "$2" -gt 0 ] && [ "$2" -le "$size" ] && [ "$(mark "$path" "$2")" = "$3" ]; then from=$2; echo "found $1"; break; fi
                    shift 3
                  done
                  [ -n "$from" ] || continue
                fi
              fi
              # a line that is being written is read the next time
              to=$size
              if [ "$to" -gt "$from" ] && [ "$(tail -c +"$to" -- "$path" | head -c 1 | od -An -tu1 | tr -d ' ')" != 10 ]; then
                half=$(tail -c +$((from + 1)) -- "$path" | head -c $((to - from)) | tail -c 1048576 | tail -n 1 | wc -c)
                [ "$half" -ge 1048576 ] || to=$((to - half))
              fi
              echo "file $from $to $id $path"
            done
          }
          plan=$(plan)
          shut=$(printf '%s\\n' "$plan" | sed -n 's/^shut //p' | tail -n 1)
          files=$(printf '%s\\n' "$plan" | grep '^file ')
          [ -n "$files" ] || [ -z "$shut" ] || unfit unreadable "$shut"
          last=$(printf '%s\\n' "$files" | tail -n 1 | cut -d ' ' -f 5-)
          unread=$(printf '%s\\n' "$files" | awk '{ n += $3 - $2 } END { printf "%.0f", n }')
          skipped=0
          [ "$unread" -le "$most" ] || skipped=$((unread - most))
          gap=no
          if [ -n "$olds" ]; then
            # the file that was written at the last look, or what was copied of it, must be there
            first=${olds%% *}
            printf '%s\\n' "$plan" | grep -qxF "found $first" || gap=yes
          fi
          printf 'fit yes\\nlog %s\\nformat %s\\nlanguage %s\\nunread %s\\nskipped %s\\ngap %s\\nfirst %s\\n' \\
            "${last:-$dir}" "$format" "$language" "$unread" "$skipped" "$gap" "$([ -n "$seen" ] && echo no || echo yes)"
          [ "$mode" = read ] || { echo end; exit 0; }
          feed() {
            left=$skipped
            printf '%s\\n' "$files" | while read -r word from to id path; do
              [ -n "$word" ] || continue
              cut=no
              if [ "$left" -gt 0 ]; then
                step=$((to - from < left ? to - from : left))
                from=$((from + step)) left=$((left - step)) cut=yes
              fi
              [ "$to" -gt "$from" ] || continue
              printf '%s\\n' "$plan" | grep -qxF "middle $id" && cut=yes
              printf '\\001%s\\n' "$cut"
              tail -c +$((from + 1)) -- "$path" | head -c $((to - from))
            done
          }
          terse=no
          [ "$verbosity" = default ] || [ "$verbosity" = verbose ] || terse=yes
          feed | ignore=$ignore prefix=$prefix awk -v format="$format" -v kinds="$kinds" -v least="$least" -v terse="$terse" '
          """
          + LogCheckAwk.PROGRAM
          + """
          ' || exit 1
          echo "seen $now"
          printf '%s\\n' "$files" | tac | head -n 12 | while read -r word from to id path; do
            [ -z "$word" ] || echo "at $id $to $(mark "$path" "$to")"
          done
          echo end
          """;
}
