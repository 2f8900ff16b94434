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
  private static final String OWN = DebianScripts.OWN + "ours\n";

  /**
   * Taking back and stepping down exclude each other, though the console may have lost sight of one
   * of them: a stop that ends late must not make a standby of a server that serves again.
   */
  private static final String ONE_AT_A_TIME =
      """
      wanted=$state/stepping-down-$major-$name
      mkdir -p -m 0755 "$state"
      exec 9>>"$state/role-$major-$name.lock"
      """;

  /**
   * Bounded, since users cannot write meanwhile: after a checkpoint a stop takes a second or two,
   * and one that hangs is better taken back.
   */
  static final String SHUT_DOWN =
      OWN
          + DOWN
          + ONE_AT_A_TIME
          + """
          : >"$wanted"
          timeout 30 systemctl stop "$unit"
          code=$?
          if [ $code = 124 ]; then
            echo "$unit did not stop within 30 s; the end of its log:" >&2
            tail -n 5 "$(log)" >&2
          fi
          [ $code = 0 ] || exit 1
          flock -w 10 9 || exit 1
          [ -e "$wanted" ] || { echo "taken back meanwhile" >&2; exit 1; }
          down || exit 1
          as_owner touch "$data/standby.signal" || exit 1
          sync "$data/standby.signal" "$data"
          echo "$unit stopped; $data/standby.signal written: its next start is as a standby"
          echo "the control file says: shut down, its last checkpoint is at"
          echo "$checkpoint"
          """;

  static final String IS_SHUT_DOWN =
      HEAD
          + """
          down || exit 1
          [ -e "$data/standby.signal" ] || { echo "no $data/standby.signal yet" >&2; exit 1; }
          if [ "${1-$checkpoint}" != "$checkpoint" ]; then
            echo "it ran since: its last checkpoint is at $checkpoint, not at $1" >&2
            exit 1
          fi
          echo "$checkpoint"
          """;

  /**
   * The signal file is taken away only from a server that never ran as a standby since: its control
   * file would speak of recovery. A stop that hangs cannot be called back, only ended at once; what
   * was committed comes back by recovery.
   */
  static final String SERVE_AGAIN =
      OWN
          + DebianScripts.AWAIT
          + ONE_AT_A_TIME
          + """
          stopping() { [ "$(systemctl is-active "$unit")" = deactivating ]; }
          flock -w 10 9 || exit 1
          rm -f "$wanted"
          if [ -n "$(postmaster)" ]; then
            [ ! -e "$data/standby.signal" ] || { echo "it runs as a standby" >&2; exit 1; }
            if ! stopping && as_owner "$bin/pg_isready" -q -p "$port"; then
              echo "postmaster $(postmaster) was never stopped"
              exit 0
            fi
            echo "its stop hangs and is ended at once"
            kill -QUIT "$(postmaster)"
          fi
          tries=0
          while [ -n "$(postmaster)" ] || stopping; do
            tries=$((tries + 1))
            [ $tries -lt 250 ] || { echo "it does not stop" >&2; exit 1; }
            sleep 0.1
          done
          said=$("$bin/pg_controldata" -D "$data") || exit 1
          said=$(printf '%s\n' "$said" | sed -n 's/^Database cluster state: *//p')
          case $said in
            "shut down" | "shutting down" | "in production" | "in crash recovery") ;;
            *) echo "the control file says: ${said:-nothing}" >&2; exit 1 ;;
          esac
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
