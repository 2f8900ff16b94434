package pairkeeper.core.platform;

/**
 * The constant scripts by which a ZFS dataset goes from one server to another. All run as root.
 *
 * <p>The receiving side is a script of this one dataset that the sending side's key starts and
 * nothing else. It receives without {@code -F}: what the destination has and the source does not
 * know makes it fail. Nothing here destroys anything but single snapshots whose names are this
 * job's, and none while the newest one is not proven to be on the server that loses them.
 */
final class ZfsScripts {
  private ZfsScripts() {}

  private static final String PATHS =
      """
      LC_ALL=C PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin; export LC_ALL PATH
      """;

  /** $1 dataset, $2 data directory of the server or "". */
  static final String FACTS =
      """
      set -u
      ds=$1 data=$2
      """
          + PATHS
          + """
          put() { printf '%s %s\\n' "$1" "$2"; }
          value() { zfs get -H -p -o value "$1" "$2" 2>/dev/null; }
          for tool in zfs zpool ssh ssh-keygen flock; do command -v "$tool" >/dev/null || put missing "$tool"; done
          if command -v pv >/dev/null; then put limits yes; fi
          put pool "$(zpool list -H -o health "${ds%%/*}" 2>/dev/null)"
          if value type "${ds%/*}" >/dev/null; then put parent yes; fi
          near=$ds
          until value type "$near" >/dev/null || [ "$near" = "${near%/*}" ]; do near=${near%/*}; done
          put free "$(value available "$near")"
          if type=$(value type "$ds"); then
            put type "$type"
            put referenced "$(value referenced "$ds")"
            put written "$(value written "$ds")"
            if [ "$(value mounted "$ds")" = yes ]; then put shown "$(value mountpoint "$ds")"; fi
            put children "$(($(zfs list -H -o name -t filesystem,volume -r "$ds" | wc -l) - 1))"
            all=$(zfs get -r -d 1 -H -p -o name,property,value guid,createtxg,userrefs "$ds") || exit 70
            printf '%s\\n' "$all" | OF="$ds@" awk -F '\\t' '
              BEGIN { of = ENVIRON["OF"] }
              index($1, of) == 1 { name = substr($1, length(of) + 1); said[name, $2] = $3 }
              index($1, of) == 1 && $2 == "guid" { names[++n] = name }
              END {
                for (i = 1; i <= n; i++)
                  print "snapshot", said[names[i], "guid"], said[names[i], "createtxg"], said[names[i], "userrefs"], names[i]
                print "snapshots", n + 0
              }'
          else
            put type absent
            put snapshots 0
          fi
          """
          + TreeScripts.MACHINE;

  /** $1 is the job's id. */
  private static final String HEAD =
      TreeScripts.HEAD
          + PATHS
          + """
          tag=pairkeeper-$job
          guid() { zfs get -H -p -o value guid "$ds@$1" 2>/dev/null; }
          # nobody destroys a snapshot that is held; one that we hold already is held
          hold() {
            held=$(zfs hold "$tag" "$ds@$1" 2>&1) || case $held in
              *'already exists'*) ;;
              *) printf 'error: %s\\n' "$held" >&2; exit 1 ;;
            esac
          }
          so_far() { tr '\\r' '\\n' <"$dir/progress" 2>/dev/null | awk '$2 == "bytes" {n = $1} END {print n == "" ? 0 : n}'; }
          # what receives for a run whose line was cut: the job's lock is ours, so it serves nobody
          leave_off() {
            pid=$(cat "$dir/receiving" 2>/dev/null) || return 0
            tries=0
            while case $(ps -ww -o args= -p "$pid" 2>/dev/null) in *"zfs receive -u $ds") true ;; *) false ;; esac; do
              [ $tries -lt 100 ] || { echo "error: what received into $ds before does not end" >&2; exit 1; }
              kill "$pid" 2>/dev/null
              tries=$((tries + 1)); sleep 0.1
            done
            rm -f -- "$dir/receiving"
          }
          """;

  /** $2 public key, $3 addresses with commas, $4 dataset, $5 the snapshot that comes. */
  static final String LET_IN =
      HEAD
          + """
          key=$1 from=$2 ds=$3 new=$4
          case $HOME in *[!A-Za-z0-9/._-]*) echo "error: the home $HOME of $(id -un) has a name that SSH's file cannot hold" >&2; exit 1 ;; esac
          leave_off
          rm -f -- "$dir/key" "$dir/key.pub" "$dir/known_hosts"
          {
            printf '#!/bin/sh\\n# receives into one dataset and does nothing else, whatever it is asked\\n'
            printf "ds='%s' new='%s' dir='%s'\\n" "$(printf %s "$ds" | sed "s/'/'\\\\\\\\''/g")" "$new" "$dir"
            cat <<'RECEIVE'
          umask 077
          PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin; export PATH
          if zfs list -H -o name -t snapshot "$ds@$new" >/dev/null 2>&1; then
            cat >/dev/null
            echo "$ds@$new is there already"
            exit 0
          fi
          echo $$ >"$dir/receiving" || exit 1
          exec zfs receive -u "$ds"
          RECEIVE
          } >"$dir/receive.new" && chmod 700 "$dir/receive.new" && mv -f -- "$dir/receive.new" "$dir/receive" || exit 1
          admit "from=\\"$from\\",restrict,command=\\"$dir/receive\\" $key pairkeeper-copy-$job"
          echo "$from may send to $ds and do nothing else"
          """;

  /** $2 dataset, $3 name of the snapshot. Prints its guid as its last line. */
  static final String SNAPSHOT =
      HEAD
          + """
          ds=$1 new=$2
          leave_off
          rm -f -- "$dir/receive"
          guid "$new" >/dev/null || zfs snapshot "$ds@$new" || exit 1
          hold "$new"
          echo "guid:$(guid "$new")"
          """;

  /**
   * $2 address, $3 port, $4 dataset, $5 the snapshot that both have or "" for everything, $6 the
   * one that is sent, $7 KiB a second or 0.
   */
  static final String SEND =
      HEAD
          + """
          address=$1 port=$2 ds=$3 base=$4 new=$5 rate=$6
          set -- "$ds@$new"
          [ -z "$base" ] || set -- -i "$ds@$base" "$@"
          # where dd cannot tell how far it is, the progress stays at 0
          count() {
            if dd iflag=fullblock status=progress if=/dev/null of=/dev/null 2>/dev/null; then
              dd bs=128k iflag=fullblock status=progress 2>"$dir/progress"
            else
              dd bs=128k 2>/dev/null
            fi
          }
          throttle() { if [ "$rate" = 0 ]; then cat; else pv -q -L "${rate}k"; fi; }
          deliver() {
            ssh -F /dev/null -T -i "$dir/key" -p "$port" -o HostName="$address" -o HostKeyAlias=destination \\
              -o UserKnownHostsFile="$dir/known_hosts" -o GlobalKnownHostsFile=/dev/null \\
              -o StrictHostKeyChecking=yes -o BatchMode=yes -o IdentitiesOnly=yes \\
              -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 root@destination receive
          }
          : >"$dir/progress" && echo 1 >"$dir/sent" || exit 1
          { zfs send "$@" 2>"$dir/send-said"; echo $? >"$dir/sent"; } | count | throttle | deliver >"$dir/received" 2>"$dir/said"
          code=$?
          sent=$(cat "$dir/sent")
          cat "$dir/received"
          echo "$(so_far) bytes sent"
          cat "$dir/send-said" "$dir/said" >&2
          if [ $code = 255 ]; then
            echo "error: SSH to $address: $(head -n 1 "$dir/said")" >&2
          elif [ $code != 0 ]; then
            # ZFS says it in several lines
            echo "error: $(tr '\\n' ' ' <"$dir/said")" >&2
          elif [ "$sent" != 0 ]; then
            echo "error: $(tr '\\n' ' ' <"$dir/send-said")" >&2; code=1
          fi
          exit $code
          """;

  /** Prints how many bytes went over so far. */
  static final String PROGRESS =
      HEAD
          + """
          so_far
          """;

  /** $2 dataset, $3 name of the snapshot, $4 {@code guid:} and what the source has. */
  static final String VERIFY =
      HEAD
          + """
          ds=$1 new=$2 sent=$3
          here=$(guid "$new")
          if [ "guid:$here" != "$sent" ]; then
            echo "error: $ds@$new on this server is ${here:-absent}, not what was sent, $sent" >&2; exit 67
          fi
          hold "$new"
          echo "$ds@$new is the same on both servers, $sent"
          """;

  /**
   * $2 dataset, $3 the snapshot that both have now, $4 its guid, $5 what names of this job begin
   * with, $6 how many snapshots are held no more; then their names, then those of the snapshots
   * that are destroyed.
   */
  static final String TIDY =
      HEAD
          + """
          ds=$1 new=$2 sent=$3 own=$4 releases=$5; shift 5
          if [ "guid:$(guid "$new")" != "$sent" ]; then
            echo "error: $ds@$new is not there as it was sent; nothing was removed" >&2; exit 67
          fi
          while [ "$releases" -gt 0 ]; do
            zfs release "$tag" "$ds@$1" 2>/dev/null
            shift; releases=$((releases - 1))
          done
          removed=0
          for name in "$@"; do
            case $name in
              "$new") echo "error: $name is what both servers have" >&2; exit 64 ;;
              "$own"-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9][0-9][0-9][0-9][0-9][0-9]Z) ;;
              *) echo "error: $name is no snapshot of this job" >&2; exit 64 ;;
            esac
            guid "$name" >/dev/null || continue
            if why=$(zfs destroy "$ds@$name" 2>&1); then removed=$((removed + 1))
            else printf 'pairkeeper-warning: %s\\n' "$why" >&2; fi
          done
          echo "$removed snapshots removed"
          """;

  /** $2 dataset. Lets nobody in by this job any more and holds nothing; the snapshots stay. */
  static final String FORGET =
      HEAD
          + """
          ds=$1
          leave_off
          admit ''
          zfs list -H -o name -t snapshot -r "$ds" 2>/dev/null | while IFS= read -r one; do
            case $one in "$ds@"*) zfs release "$tag" "$one" 2>/dev/null ;; esac
          done
          rm -rf -- "$dir"
          """;
}
