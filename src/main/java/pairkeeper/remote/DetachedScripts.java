package pairkeeper.remote;

import pairkeeper.core.configfile.ShellWord;

/**
 * The constant sh scripts of {@link DetachedCommands}: $1 is the folder of all runs, $2 the id.
 *
 * <p>A run's folder holds {@code pid} (number, birth, boot), {@code out}, {@code err} and, once it
 * ended, {@code exit}. Making the folder is the act that decides who starts it.
 */
final class DetachedScripts {
  private DetachedScripts() {}

  /** A process number may come again; together with its birth and the boot it does not. */
  private static final String BORN =
      """
      born() {
        read -r line 2>/dev/null <"/proc/$1/stat" || return 1
        set -- ${line##*) }
        [ "$1" != Z ] || return 1
        shift 19
        echo "$1 $(cat /proc/sys/kernel/random/boot_id)"
      }
      """;

  private static final String HEAD =
      BORN
          + """
          case $1 in /*) runs=$1 ;; *) runs=$HOME/$1 ;; esac
          dir=$runs/$2
          group() { kill -s 0 -- "-$pid" 2>/dev/null; }
          running() {
            [ -s "$dir/pid" ] || return 1
            { read -r pid; read -r birth; } <"$dir/pid"
            now=$(born "$pid")
            if [ -n "$now" ]; then [ "$now" = "$birth" ]; return; fi
            [ "${birth#* }" = "$(cat /proc/sys/kernel/random/boot_id)" ] && group
          }
          show() {
            [ -e "$dir/$1" ] || return 0
            size=$(wc -c <"$dir/$1")
            if [ "$size" -le 262144 ]; then cat "$dir/$1"; return; fi
            head -c 65536 "$dir/$1"; echo; echo "... $((size - 262144)) B ..."; tail -c 196608 "$dir/$1"
          }
          # up to $1 fiftieths of a second, as long as it runs; forks nothing for the look itself
          hold() {
            running || return 0
            tries=0
            while [ $tries -lt "$1" ] && [ ! -s "$dir/exit" ] && kill -s 0 "$pid" 2>/dev/null; do
              tries=$((tries + 1)); sleep 0.02
            done
          }
          # what its processes have read and written so far, in bytes; becomes less when one of them ends
          moved() {
            sum=0
            for one in $(pgrep -g "$pid"); do
              while read -r what bytes; do
                case $what in rchar: | wchar:) sum=$((sum + bytes)) ;; esac
              done 2>/dev/null <"/proc/$one/io"
            done
            echo "$sum"
          }
          report() {
            if [ -d "$dir" ] && [ ! -s "$dir/pid" ]; then sleep 1; fi
            if [ ! -d "$dir" ]; then echo none
            elif [ ! -s "$dir/exit" ] && running; then
              echo "running $(moved)"; tail -c 16384 "$dir/out"; tail -c 16384 "$dir/err" >&2
            elif [ -s "$dir/exit" ]; then
              read -r code <"$dir/exit"; echo "ended $code"; show out; show err >&2
            else echo vanished; show out; show err >&2
            fi
          }
          """;

  /**
   * Stays with the command to write down how it ended, which it has only when nothing of its group
   * is left. Survives the signals that end the command's group, except KILL. Its own text shows in
   * the process list: nothing secret is in it.
   */
  private static final String KEEPER =
      BORN
          + """
          umask 077
          dir=$1 user=$2
          mkdir -- "$dir" || exit 0
          trap : TERM HUP INT
          : >"$dir/out" && : >"$dir/err" && { echo $$; born $$; } >"$dir/pid.new" &&
            mv -- "$dir/pid.new" "$dir/pid" || { rm -rf -- "$dir"; exit 1; }
          if [ "$user" = "$(id -un)" ]; then set -- /bin/sh -s; else set -- runuser -u "$user" -- /bin/sh -s; fi
          "$@" >>"$dir/out" 2>>"$dir/err"
          code=$?
          # a program whose parent was killed would go on beside what comes next, in the same files
          left() {
            pgrep -g "$$" >"$dir/group" 2>/dev/null
            left=
            while read -r one; do [ "$one" = "$$" ] || left="$left $one"; done <"$dir/group"
            [ -n "$left" ]
          }
          tries=0 signal=TERM
          while left && [ $tries -lt 100 ]; do
            [ $tries -lt 50 ] || signal=KILL
            [ $((tries % 50)) -ne 0 ] || kill -s $signal $left 2>/dev/null
            tries=$((tries + 1)); sleep 0.1
          done
          echo $code >"$dir/exit.new" && sync -- "$dir/exit.new" && mv -- "$dir/exit.new" "$dir/exit"
          """;

  /** $3 is the command's user, $4 as for POLL; the function inner prints the command's script. */
  static final String START =
      HEAD
          + "keeper="
          + ShellWord.quote(KEEPER)
          + "\n"
          + """
          umask 077
          mkdir -p -- "$runs" || exit 73
          if [ ! -d "$dir" ]; then
            said=$(mktemp "$runs/.start.XXXXXX") || exit 73
            inner | setsid /bin/sh -c "$keeper" pairkeeper "$dir" "$3" >/dev/null 2>"$said" &
            tries=0
            until [ -s "$dir/pid" ] || [ $tries -ge 1000 ]; do tries=$((tries + 1)); sleep 0.01; done
            [ -s "$dir/pid" ] || { cat "$said" >&2; rm -f -- "$said"; exit 73; }
            rm -f -- "$said"
          fi
          hold "$4"
          report
          """;

  /** $3 is how long its end is waited for, in fiftieths of a second. */
  static final String POLL = HEAD + "hold \"$3\"\nreport\n";

  /** $3 is the number of seconds between TERM and KILL. */
  static final String KILL =
      HEAD
          + """
          gone_within() {
            tries=0
            while group; do
              [ $tries -lt $(($1 * 10)) ] || return 1
              tries=$((tries + 1)); sleep 0.1
            done
          }
          if running; then
            kill -s TERM -- "-$pid"
            if ! gone_within "$3"; then
              kill -s KILL -- "-$pid"
              gone_within 10 || { echo "process group $pid does not end" >&2; exit 1; }
            fi
            [ -s "$dir/exit" ] || { umask 077; echo 137 >"$dir/exit.new" && mv -- "$dir/exit.new" "$dir/exit"; }
          fi
          report
          """;

  static final String FORGET =
      HEAD
          + """
          if running; then echo "it still runs" >&2; exit 1; fi
          rm -rf -- "$dir"
          report
          """;
}
