package pairkeeper.core.platform;

/** The sh script by which {@link DebianSystemd} keeps a run's fencing number on a server. */
final class DebianFencing {
  private DebianFencing() {}

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
          field() { sed -n "s/^$1=//p" "$file" 2>/dev/null | head -n 1; }
          held=$(field number)
          case $held in '' | *[!0-9]*) held=0 ;; esac
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
}
