package pairkeeper.core.platform;

/** The constant sh scripts by which {@link DebianSystemd} turns a primary into a standby. */
final class DebianSwitchScripts {
  private DebianSwitchScripts() {}

  /**
   * Two proofs, since a service manager can answer success for a server that it never started: no
   * postmaster is left, and the control file says "shut down", not "shut down in recovery".
   */
  private static final String DOWN =
      """
      down() {
        if [ -n "$(postmaster)" ]; then
          echo "postmaster $(postmaster) still runs on $data" >&2
          return 1
        fi
        said=$("$bin/pg_controldata" -D "$data") || return 1
        state=$(printf '%s\\n' "$said" | sed -n 's/^Database cluster state: *//p')
        checkpoint=$(printf '%s\\n' "$said" | sed -n 's/^Latest checkpoint location: *//p')
        if [ "$state" != "shut down" ] || [ -z "$checkpoint" ]; then
          echo "the control file says: ${state:-nothing}" >&2
          return 1
        fi
      }
      """;

  private static final String HEAD = DebianScripts.HEAD + DOWN;

  static final String SHUT_DOWN =
      HEAD
          + """
          systemctl stop "$unit" || exit 1
          down || exit 1
          echo "$unit stopped; the control file says: shut down, its last checkpoint is at"
          echo "$checkpoint"
          """;

  static final String IS_SHUT_DOWN =
      HEAD
          + """
          down || exit 1
          echo "$checkpoint"
          """;

  static final String DEMOTE =
      HEAD
          + """
          down || exit 1
          if [ "$checkpoint" != "$1" ]; then
            echo "it ran since: its last checkpoint is at $checkpoint, not at $1" >&2
            exit 1
          fi
          as_owner touch "$data/standby.signal" || exit 1
          sync "$data/standby.signal" "$data"
          echo "$data/standby.signal written: it starts as a standby"
          """;

  /**
   * The signal file is taken away only from a server that never ran as a standby since: its control
   * file would say "shut down in recovery".
   */
  static final String SERVE_AGAIN =
      HEAD
          + DebianScripts.AWAIT
          + """
          if [ -n "$(postmaster)" ]; then
            [ ! -e "$data/standby.signal" ] || { echo "it runs as a standby" >&2; exit 1; }
            echo "postmaster $(postmaster) was never stopped"
            exit 0
          fi
          down || exit 1
          rm -f "$data/standby.signal"
          sync "$data"
          systemctl reset-failed "$unit" 2>/dev/null
          systemctl --no-block start "$unit" || exit 1
          await
          """;

  static final String RELEASE_ADDRESS =
      DebianScripts.HEAD
          + """
          address=$1
          own=pairkeeper-address-$major-$name.service
          if [ -e "/etc/systemd/system/$own" ]; then systemctl disable --quiet --now "$own"; fi
          dev=$(ip -o addr show to "${address%/*}" | awk '{ print $2; exit }')
          if [ -n "$dev" ]; then ip addr del "$address" dev "$dev" || exit 1; fi
          echo "$address is on no interface"
          """;
}
