package pairkeeper.core.platform;

/**
 * The constant scripts by which trees of files go from one server to another. All run as the user
 * whom the files belong to, or root, and keep what they need below that user's home.
 *
 * <p>The receiving side is an rsync daemon of one module that the sending side's key starts and
 * nothing else: paths pass no shell there, and it refuses to delete unless the job may.
 */
final class TreeScripts {
  private TreeScripts() {}

  /** What every copy between two servers depends on; $data is the server's data directory or "". */
  static final String MACHINE =
      """
      ip -o addr show scope global 2>/dev/null | awk '{sub("/.*", "", $4); print "address", $4}'
      for key in /etc/ssh/ssh_host_*_key.pub; do
        [ ! -r "$key" ] || put hostkey "$(ssh-keygen -lf "$key" | awk '{print $2}') $(cut -d' ' -f1,2 <"$key")"
      done
      if [ -n "$data" ] && [ -x "$data" ]; then
        if [ -e "$data/standby.signal" ] || [ -e "$data/recovery.conf" ]; then put standby yes; else put standby no; fi
      fi
      """;

  /** What lies at $path, whether $mount is mounted, and how much is free there. */
  static final String PLACE =
      """
      if [ -d "$path" ]; then put kind directory; elif [ -e "$path" ]; then put kind other; else put kind absent; fi
      if [ -z "$mount" ] || mountpoint -q -- "$mount"; then put mounted yes; else put mounted no; fi
      up=$path
      while [ ! -d "$up" ]; do up=$(dirname -- "$up"); done
      put free "$(df -PB1 -- "$up" | awk 'NR == 2 {print $4}')"
      """;

  /** $1 path, $2 what must be mounted or "", $3 data directory of the server or "". */
  static final String FACTS =
      """
      set -u
      path=$1 mount=$2 data=$3
      put() { printf '%s %s\\n' "$1" "$2"; }
      for tool in rsync ssh ssh-keygen flock; do command -v "$tool" >/dev/null || put missing "$tool"; done
      put rsync "$(rsync --version 2>/dev/null | sed -n '1s/^rsync *version *v*\\([0-9][0-9.]*\\).*/\\1/p')"
      """
          + PLACE
          + MACHINE;

  /** $1 is the job's id. */
  static final String HEAD =
      """
      set -u
      umask 077
      job=$1; shift
      dir=$HOME/.pairkeeper/copies/$job
      let_in=$HOME/.ssh/authorized_keys
      mounted() {
        [ -z "$1" ] || mountpoint -q -- "$1" ||
          { echo "error: $1 is not mounted; nothing was copied and nothing deleted" >&2; exit 66; }
      }
      # the lines of this job's key out of the file, $1 into it; others' lines stay as they are
      admit() {
        mkdir -p -- "$HOME/.ssh" && exec 9>"$HOME/.ssh/.pairkeeper-lock" && flock 9 || exit 1
        [ -n "$1" ] || grep -q " pairkeeper-copy-$job\\$" "$let_in" 2>/dev/null || { exec 9>&-; return 0; }
        new=$let_in.pairkeeper-new
        { grep -v " pairkeeper-copy-$job\\$" "$let_in" 2>/dev/null; [ -z "$1" ] || printf '%s\\n' "$1"; } >"$new"
        if [ -e "$let_in" ]; then chmod --reference="$let_in" "$new"; fi
        sync -- "$new" && mv -f -- "$new" "$let_in" || exit 1
        exec 9>&-
      }
      # what receives for a run whose line was cut: the job's lock is ours, so it serves nobody
      hang_up() {
        command -v pkill >/dev/null || return 0
        tries=0
        while pkill -TERM -f -- "--config=$dir/rsyncd.conf"; do
          [ $tries -lt 50 ] || { echo "error: what received before does not end" >&2; exit 1; }
          tries=$((tries + 1)); sleep 0.1
        done
      }
      mkdir -p -- "$dir" || exit 1
      """;

  /**
   * $2 the other server's public SSH key, $3 whether the key is made anew. Prints the public key of
   * the job as its last line; the private one never leaves the server.
   */
  static final String KEY =
      HEAD
          + """
          known=$1 again=$2
          # what let the other server in while the copies went the other way
          admit ''
          hang_up
          rm -f -- "$dir/rsyncd.conf"
          [ "$again" = no ] || rm -f -- "$dir/key" "$dir/key.pub"
          if [ ! -s "$dir/key" ] || [ ! -s "$dir/key.pub" ]; then
            rm -f -- "$dir/key" "$dir/key.pub"
            ssh-keygen -q -t ed25519 -N '' -C "pairkeeper-copy-$job" -f "$dir/key" || exit 1
          fi
          printf 'destination %s\\n' "$known" >"$dir/known_hosts" || exit 1
          cut -d' ' -f1,2 <"$dir/key.pub"
          """;

  /** $2 public key, $3 addresses with commas, $4 path, $5 mount or "", $6 whether it may delete. */
  static final String LET_IN =
      HEAD
          + """
          key=$1 from=$2 path=$3 mount=$4 delete=$5
          case $HOME in *[!A-Za-z0-9/._-]*) echo "error: the home $HOME of $(id -un) has a name that SSH's file cannot hold" >&2; exit 1 ;; esac
          hang_up
          mounted "$mount"
          if [ -e "$path" ] && [ ! -d "$path" ]; then echo "error: $path is no directory" >&2; exit 66; fi
          [ -d "$path" ] || (umask 022; mkdir -p -- "$path") || exit 1
          [ -w "$path" ] || { echo "error: $(id -un) may not write to $path" >&2; exit 77; }
          rm -f -- "$dir/key" "$dir/key.pub" "$dir/known_hosts"
          refuse=''
          [ "$delete" = yes ] || refuse="delete*"
          {
            if [ "$(id -u)" = 0 ]; then
              printf 'uid = root\\ngid = *\\nuse chroot = yes\\n'
            else
              # without a root of its own a link could lead out of the tree
              printf 'use chroot = no\\n'
              refuse="$refuse links"
            fi
            printf 'munge symlinks = no\\nnumeric ids = yes\\nreverse lookup = no\\n'
            printf '[tree]\\npath = %s\\nread only = no\\nwrite only = yes\\nlist = no\\n' "$path"
            printf 'refuse options = %s\\n' "$refuse"
          } >"$dir/rsyncd.conf.new" && mv -f -- "$dir/rsyncd.conf.new" "$dir/rsyncd.conf" || exit 1
          admit "from=\\"$from\\",restrict,command=\\"rsync --server --daemon --config=$dir/rsyncd.conf .\\" $key pairkeeper-copy-$job"
          echo "$from may write to $path and do nothing else"
          """;

  /** Nobody is let in by this job any more, and nothing of it is left but the files. */
  static final String FORGET =
      HEAD
          + """
          admit ''
          hang_up
          rm -rf -- "$dir"
          """;

  /** What copying and comparing begin with; the folders are the arguments that are left. */
  private static final String SELECTION =
      HEAD
          + """
          user=$1 address=$2 port=$3 path=$4 mount=$5 rate=$6 compress=$7 delete=$8; shift 8
          checksum=$1; shift
          mounted "$mount"
          [ -d "$path" ] || { echo "error: $path is not there; nothing was copied and nothing deleted" >&2; exit 66; }
          if [ "$delete" = yes ] && [ -z "$(ls -A -- "$path")" ]; then
            echo "error: $path is empty; nothing was deleted" >&2; exit 66
          fi
          if [ $# -eq 0 ]; then set -- "$path/./"; else
            left=$#
            while [ $left -gt 0 ]; do
              folder=$1; shift; left=$((left - 1))
              if [ -d "$path/$folder" ]; then set -- "$@" "$path/./$folder"; fi
            done
            [ $# -gt 0 ] || { echo 'none of the folders is there yet'; : >"$dir/nothing"; exit 0; }
          fi
          rm -f -- "$dir/nothing"
          set -- -- "$@" "$user@destination::tree/"
          [ "$checksum" = no ] || set -- --checksum "$@"
          [ "$compress" = no ] || set -- --compress "$@"
          # only root may give files to others, and only behind a root of its own do links stay inside
          if [ "$user" = root ]; then set -- --links --owner --group --numeric-ids "$@"; fi
          set -- --recursive --times --perms --relative --timeout=600 --no-human-readable "$@"
          ssh="ssh -F /dev/null -i $dir/key -p $port -o HostName=$address -o HostKeyAlias=destination"
          ssh="$ssh -o UserKnownHostsFile=$dir/known_hosts -o GlobalKnownHostsFile=/dev/null"
          ssh="$ssh -o StrictHostKeyChecking=yes -o BatchMode=yes -o IdentitiesOnly=yes"
          ssh="$ssh -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
          # why there is no login, or no line any more, is said in SSH's words, which rsync's last line hides
          told() {
            cat "$dir/said" >&2
            if [ "$1" = 255 ]; then echo "error: SSH to $address: $(head -n 1 "$dir/said")" >&2; fi
          }
          """;

  /** Ends with rsync's code, but with 0 and a warning when files vanished while it read. */
  static final String COPY =
      SELECTION
          + """
          [ "$delete" = no ] || set -- --delete-delay "$@"
          [ "$rate" = 0 ] || set -- --bwlimit="$rate" "$@"
          : >"$dir/started" && : >"$dir/progress" || exit 1
          rsync -e "$ssh" --partial-dir=.pairkeeper-partial --info=progress2,stats2 "$@" >"$dir/progress" 2>"$dir/said"
          code=$?
          told $code
          tr '\\r' '\\n' <"$dir/progress" | sed -n '/^Number of files/,$p'
          [ $code != 24 ] || { echo 'pairkeeper-warning: files vanished while they were copied' >&2; code=0; }
          exit $code
          """;

  /** $2 nothing: prints how many bytes went over so far. */
  static final String PROGRESS =
      HEAD
          + """
          tr '\\r' '\\n' <"$dir/progress" 2>/dev/null | awk '/^ *[0-9]+ +[0-9]+%/ {n = $1} END {print n == "" ? 0 : n}'
          """;

  /**
   * Looks at both trees again and fails when a file differs that was not written since the copy
   * began.
   */
  static final String COMPARE =
      SELECTION
          + """
          rsync -e "$ssh" --dry-run --stats --out-format='differs %n' "$@" >"$dir/found" 2>"$dir/said"
          code=$?
          [ $code != 24 ] || code=0
          told $code
          [ $code = 0 ] || exit $code
          later=0 different=0
          sed -n 's/^differs //p' "$dir/found" >"$dir/differs"
          while IFS= read -r name; do
            file=$path/$name
            case $name in */) continue ;; esac
            [ -e "$file" ] || [ -L "$file" ] || continue
            if [ -n "$(find "$file" -prune -cnewer "$dir/started")" ]; then later=$((later + 1)); continue; fi
            different=$((different + 1))
            [ $different -gt 20 ] || printf 'error: differs: %s\\n' "$name" >&2
          done <"$dir/differs"
          sed -n '/^Number of files:/p; /^Total file size:/p' "$dir/found"
          echo "written since the copy began: $later"
          [ $different = 0 ] || { echo "error: $different files differ on the other server" >&2; exit 67; }
          echo 'all others are the same on both servers'
          """;

  /**
   * Looks at both trees again, whole and without regard to what was written when, and warns of what
   * differs. A comparison that is not possible is a warning too: nothing depends on it.
   */
  static final String MISSING =
      """
      compared() (
      """
          + SELECTION
          + """
            rsync -e "$ssh" --dry-run --stats --out-format='differs %n' "$@" >"$dir/found" 2>"$dir/said"
            code=$?
            [ $code != 24 ] || code=0
            told $code
            [ $code = 0 ] || exit $code
            sed -n '/^Number of files:/p; /^Total file size:/p' "$dir/found"
            sed -n 's/^differs //p' "$dir/found" | grep -v '/$' >"$dir/differs"
            n=$(awk 'END {print NR}' "$dir/differs")
            [ "$n" != 0 ] || { echo "all files of $path are there"; exit 0; }
            head -n 20 "$dir/differs" | sed 's/^/missing or different: /'
            echo "pairkeeper-warning: $n files of $path are missing or different there: $(head -n 3 "$dir/differs" | awk '{printf "%s%s", (NR == 1 ? "" : ", "), $0}')$([ "$n" -le 3 ] || echo ' ...')" >&2
          )
          compared "$@"
          code=$?
          [ $code = 0 ] || echo "pairkeeper-warning: the files could not be compared (code $code)" >&2
          exit 0
          """;
}
