package pairkeeper.core.platform;

/**
 * The sh scripts by which {@link DebianSystemd} keeps a run's fencing number on a server, and those
 * that ask for it.
 */
final class DebianFencing {
  private DebianFencing() {}

  /** What cannot be read as a number counts as none. */
  private static final String HELD =
      """
      field() { sed -n "s/^$1=//p" "$file" 2>/dev/null | head -n 1; }
      held=$(field number)
      case $held in '' | *[!0-9]*) held=0 ;; esac
      """;

  /**
   * Two consoles may claim at the same moment: the lock lets one of them see the other's number.
   * The file is replaced whole and forced to the disk, so that a loss of power leaves the old or
   * the new one.
   */
  static final String CLAIM =
      DebianScripts.HEAD
          + """
          number=$1 plan=$2 insist=$3
          file=$state/fencing-$major-$name
          unkept() {
            echo "the number could not be kept in $file: $1" >&2
            [ "$insist" != insist ] || exit 1
            exit 0
          }
          said=$(mkdir -p -m 0755 "$state" 2>&1) || unkept "$said"
          { said=$(exec 2>&1; : >>"$state/fencing.lock") && exec 9>>"$state/fencing.lock"; } || unkept "$said"
          flock -w 10 9 || { echo "another console keeps $state/fencing.lock" >&2; exit 1; }
          """
          + HELD
          + """
          if [ "$held" -gt "$number" ] || { [ "$held" = "$number" ] && [ "$(field plan)" != "$plan" ]; }; then
            echo "number $held was taken on $(field at) by plan $(field plan): this run has only $number" >&2
            exit 3
          fi
          if [ "$held" = "$number" ]; then echo "number $number is ours"; exit 0; fi
          said=$(umask 022; printf 'number=%s\\nplan=%s\\nat=%s\\n' "$number" "$plan" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" 2>&1 >"$file.new") || unkept "$said"
          sync "$file.new"
          said=$(mv -T -- "$file.new" "$file" 2>&1) || unkept "$said"
          sync "$state"
          echo "number $number kept, before it $held"
          """;

  /** As {@link FencingMark#parse} reads it. */
  static final String MARK =
      DebianScripts.HEAD
          + """
          cat "$state/fencing-$major-$name"
          """;

  /**
   * The number first, under the lock of those who take one: who was given its role back by a run of
   * which this console does not know is left alone. Where no number stands, or none that can be
   * read, that holds nothing up: an old primary whose failover was the first run has none.
   *
   * <p>Then autostart: a reboot in the middle must not bring the old primary back.
   */
  static final String FENCE =
      DebianScripts.OWN
          + """
          address=$1 number=$2
          file=$state/fencing-$major-$name
          if (: >>"$state/fencing.lock") 2>/dev/null; then
            exec 9>>"$state/fencing.lock"
            flock -w 10 9 || { echo "another console keeps $state/fencing.lock" >&2; exit 1; }
          fi
          """
          + HELD
          + """
          if [ "$held" -gt "$number" ]; then
            cat "$file"
            echo "number $held was taken on $(field at) by plan $(field plan), and only $number is known here: nothing was stopped" >&2
            exit 3
          fi
          # where no data lie, nobody else's do
          [ ! -e "$data/global/pg_control" ] || ours
          before=$(cat "/etc/postgresql/$major/$name/start.conf" 2>/dev/null)
          echo disabled >"/etc/postgresql/$major/$name/start.conf" || exit 1
          own=pairkeeper-address-$major-$name.service
          if [ -e "/etc/systemd/system/$own" ]; then systemctl disable --now "$own"; fi
          if [ -n "$address" ]; then
            dev=$(ip -o addr show to "${address%/*}" | awk '{ print $2; exit }')
            [ -z "$dev" ] || ip addr del "$address" dev "$dev"
          fi
          timeout 60 systemctl stop "$unit"
          for mode in fast immediate; do
            [ -z "$(postmaster)" ] || as_owner "$bin/pg_ctl" stop -D "$data" -m $mode -w -t 30
          done
          if [ -n "$(postmaster)" ]; then
            # with its sessions: one that stands still in a commit would end it whenever it goes on
            all="$(postmaster) $(pgrep -P "$(postmaster)")"
            kill -9 $all
            sleep 1
            left=$(ps -o pid=,stat= -p "$(echo $all | tr ' ' ,)" | awk '$2 !~ /^Z/ { print $1 }')
            if [ -n "$left" ]; then echo "still run after kill -9:" $left >&2; exit 1; fi
          fi
          if [ -n "$(postmaster)" ]; then echo "postmaster $(postmaster) still runs" >&2; exit 1; fi
          # last: it takes a third of a second, and what starts by hand asks start.conf itself
          [ "$before" = disabled ] || systemctl daemon-reload
          echo "fenced: no postmaster on $data, autostart disabled"
          """;
}
