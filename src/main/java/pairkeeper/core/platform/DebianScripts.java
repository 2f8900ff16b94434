package pairkeeper.core.platform;

import pairkeeper.core.postgres.LogLines;

/** The constant sh scripts of {@link DebianSystemd}; what varies comes in as $1, $2, ... */
final class DebianScripts {
  private DebianScripts() {}

  /** Sets unit, bin, data, owner, port and the function postmaster from $1 to $5. */
  static final String HEAD =
      """
      set -u
      LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin; export LC_ALL PATH
      cd /
      major=$1 name=$2 port=$3 owner=$4 data=$5; shift 5
      unit=postgresql@$major-$name
      bin=/usr/lib/postgresql/$major/bin
      state=/var/lib/pairkeeper
      as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u "$owner" -- "$@"; else "$@"; fi; }
      postmaster() {
        pid=''
        read -r pid 2>/dev/null <"$data/postmaster.pid"
        [ -n "$pid" ] && [ "/proc/$pid/cwd" -ef "$data" ] && echo "$pid"
      }
      log() { pg_lsclusters -h | awk -v m="$major" -v n="$name" '$1 == m && $2 == n { print $7 }'; }
      """;

  /**
   * {@link #HEAD} for whatever stops a server or changes its data. $1 is the system identifier that
   * the data must have, "" where none is known; the function ours ends the script where they have
   * another. A control file begins with it, and asking {@code pg_controldata} would take longer.
   */
  static final String OWN =
      HEAD
          + """
          system=$1; shift
          ours() {
            [ -n "$system" ] || return 0
            there=$(od -An -tu8 -N8 "$data/global/pg_control" 2>/dev/null)
            there=${there##* }
            [ "$there" = "$system" ] && return
            echo "$data holds database system ${there:-none}, expected was $system: nothing was touched" >&2
            exit 1
          }
          """;

  /** The service manager's answer is not waited for: it comes about 2 s after the server's own. */
  static final String AWAIT =
      """
      # since 10 the server writes into the eighth line of its file when it begins to answer; to ask
      # it, or the service manager, takes from a server that starts what it needs itself
      mayAnswer() {
        case $major in 9.*) return 0 ;; esac
        { read -r line && read -r line && read -r line && read -r line && read -r line && read -r line &&
          read -r line && read -r line; } 2>/dev/null <"$data/postmaster.pid" || return 1
        case $line in ready* | standby*) ;; *) return 1 ;; esac
      }
      await() {
        tries=0
        while [ $tries -lt 2400 ]; do
          if mayAnswer && as_owner "$bin/pg_isready" -q -p "$port"; then
            echo "answers on port $port, postmaster $(postmaster)"; exit 0
          fi
          if [ $((tries % 10)) -eq 9 ] && [ "$(systemctl is-failed "$unit")" = failed ]; then
            echo "the service failed; the end of its log:" >&2
            tail -n 20 "$(log)" >&2
            exit 1
          fi
          tries=$((tries + 1)); sleep 0.05
        done
        echo "does not answer after 120 s" >&2
        exit 1
      }
      """;

  /**
   * $1 is its log's path, since asking Debian's tools takes longer than all else here; $2, unless
   * empty, what start.conf says from then on.
   */
  static final String START =
      HEAD
          + AWAIT
          + """
          log=${1:-$(log)} manner=$2
          if [ -e "$state/rewinding-$major-$name" ]; then echo "a rewind of $data was never ended: copy it anew" >&2; exit 1; fi
          if [ -n "$manner" ]; then echo "$manner" >"/etc/postgresql/$major/$name/start.conf" || exit 1; fi
          mkdir -p -m 0755 "$state"
          stat -c %s "$log" >"$state/log-before-$major-$name" 2>/dev/null || echo 0 >"$state/log-before-$major-$name"
          systemctl reset-failed "$unit" 2>/dev/null
          systemctl --no-block start "$unit" || exit 1
          await
          """;

  static final String RESTART =
      OWN
          + AWAIT
          + """
          ours
          systemctl stop "$unit" || exit 1
          if [ -n "$(postmaster)" ]; then
            echo "postmaster $(postmaster) does not belong to $unit: it was started by hand and still runs" >&2
            exit 1
          fi
          systemctl --no-block start "$unit" || exit 1
          await
          """;

  static final String STOP =
      OWN
          + """
          ours
          systemctl stop "$unit" || exit 1
          if [ -n "$(postmaster)" ]; then
            echo "postmaster $(postmaster) does not belong to $unit: it was started by hand and still runs" >&2
            exit 1
          fi
          echo "$unit stopped, no postmaster on $data"
          """;

  static final String OWNED =
      HEAD
          + """
          pid=$(postmaster) || { echo "no postmaster on $data" >&2; exit 1; }
          group=$(systemctl show -p ControlGroup --value "$unit")
          [ -n "$group" ] || group=/none
          if grep -qx "$pid" "/sys/fs/cgroup/systemd$group/cgroup.procs" 2>/dev/null ||
             grep -qx "$pid" "/sys/fs/cgroup$group/cgroup.procs" 2>/dev/null ||
             [ "$(systemctl show -p MainPID --value "$unit")" = "$pid" ]; then
            echo "postmaster $pid belongs to $unit"
          else
            echo "postmaster $pid does not belong to $unit" >&2; exit 1
          fi
          """;

  static final String STOPPED =
      HEAD
          + """
          if [ -n "$(postmaster)" ]; then echo "postmaster $(postmaster) runs"; exit 1; fi
          echo "no postmaster on $data"
          """;

  /**
   * Silent is only what the client library itself says of a dead line; whatever else is said comes
   * from a living server, in whichever language it speaks.
   */
  static final String ALIVE =
      HEAD
          + """
          PGPASSFILE=$4; export PGPASSFILE
          said=$("$bin/psql" -XAtw -d "host=$1 port=$2 user=$3 dbname=replication replication=true connect_timeout=2" \\
            -c IDENTIFY_SYSTEM 2>&1) && { echo "answers: $said"; exit 0; }
          echo "$said"
          case $said in
            *'Connection refused'* | *'timeout expired'* | *'timed out'* | *'No route to host'* | \\
              *'Network is unreachable'* | *'Host is down'*) exit 1 ;;
          esac
          """;

  /**
   * For copies over the network: where a line has died in silence, both ends let go within a
   * minute. By itself the client would ask after two hours whether anybody is there, and a server
   * that has something to send would hold the slot for a quarter of an hour.
   */
  static final String LINE =
      """
      line='keepalives_idle=20 keepalives_interval=10 keepalives_count=4'
      case $major in
        9.* | 10 | 11) ;;
        *) line="$line tcp_user_timeout=60000 options='-c tcp_user_timeout=60000 -c wal_sender_timeout=60000'" ;;
      esac
      """;

  /**
   * What a session did wrong is its client's error and not the server's: Debian's prefix names user
   * and database of such a line, as when somebody writes to what was the primary a moment ago.
   *
   * <p>Looked at once it streams: that its receiver had to try more than once is settled by then.
   * After a loss of power the old sender may hold the slot for a minute.
   */
  static final String LOG_ERRORS =
      HEAD
          + "receiver='"
          + LogLines.RECEIVER
          + "'\n"
          + """
          log=$(log)
          from=$(cat "$state/log-before-$major-$name" 2>/dev/null || echo 0)
          found=$(tail -c +$((from + 1)) "$log" |
            grep -E ' (ERROR|ERRO|FATAL|PANIC|PÂNICO|BŁĄD|PANIKA|ОШИБКА|ВАЖНО|ПАНИКА):' |
            grep -vE ' [^ ]+@[^ ]+ (ERROR|ERRO|FATAL|BŁĄD|ОШИБКА|ВАЖНО):' |
            grep -vE '57P03|(the database system is (starting up|not (yet )?accepting connections))' |
            grep -vE "$receiver" | head -n 20)
          if [ -n "$found" ]; then printf '%s\\n' "$found" >&2; exit 1; fi
          echo "no error in $log since the start"
          """;

  /** A file that became shorter is a new one. */
  static final String READ_LOG =
      """
      set -u
      LC_ALL=C PATH=/usr/bin:/bin; export LC_ALL PATH
      log=$1 known=$2 start=$3 most=$4
      size=$(stat -c %s "$log") || exit 1
      [ "$log" = "$known" ] || start=0
      [ "$start" -le "$size" ] || start=0
      [ -n "$known" ] || start=$size
      [ $((size - start)) -le "$most" ] || start=$((size - most))
      printf '%s\n%s\n' "$log" "$start"
      tail -c +$((start + 1)) "$log" | head -c $((size - start)) | base64 -w 0
      """;

  static final String MUST_BE_SILENT =
      HEAD
          + """
          # an open port is enough: one that hangs, or still recovers, would accept writes a moment later. The kernel answers
          # for it however busy its host is; and the second counts from when this host asks, which may be busy too
          open=$(bash -c 'read -r -t 1 open < <(exec </dev/null 2>/dev/null; exec 3<>"/dev/tcp/$1/$2" && echo yes)
            kill $! 2>/dev/null; echo "$open"' bash "$1" "$2")
          if [ "$open" = yes ]; then
            echo "$1:$2 still answers: nothing was promoted" >&2; exit 1
          fi
          echo "$1:$2 does not answer"
          """;

  /**
   * At each boot the address is taken again only while no other machine answers for it: who lost
   * its power as the primary comes back when another one has taken over.
   */
  static final String TAKE_ADDRESS =
      HEAD
          + """
          set -e
          address=$1 ip=${1%/*} own=$2
          dev=$(ip -o addr show to "$own" | awk '{ print $2; exit }')
          [ -n "$dev" ] || { echo "no interface carries $own" >&2; exit 1; }
          if [ -z "$(ip -o addr show dev "$dev" to "$ip")" ] && ! arping -q -D -c 1 -w 1 -I "$dev" "$ip"; then
            echo "another machine answers for $ip: the address was not taken" >&2; exit 1
          fi
          unit=pairkeeper-address-$major-$name.service
          cat >"/etc/systemd/system/$unit" <<EOF
          [Unit]
          Description=Service address $address of PostgreSQL $major $name
          After=network-online.target
          Wants=network-online.target
          [Service]
          Type=oneshot
          RemainAfterExit=yes
          ExecStartPre=/bin/sh -c '$(command -v arping) -q -D -c 2 -w 2 -I $dev $ip; [ \\$\\$? != 1 ]'
          ExecStart=$(command -v ip) addr replace $address dev $dev
          ExecStartPost=-$(command -v arping) -q -U -c 3 -w 2 -I $dev $ip
          ExecStop=-$(command -v ip) addr del $address dev $dev
          [Install]
          WantedBy=multi-user.target
          EOF
          ip addr replace "$address" dev "$dev"
          arping -q -U -c 2 -w 1 -I "$dev" "$ip" || true
          systemctl daemon-reload
          systemctl enable --quiet --now --no-block "$unit"
          echo "$address is on $dev"
          """;

  static final String HAS_ADDRESS =
      HEAD
          + """
          ip -o addr show to "${1%/*}" | grep -q . && [ -e "/etc/systemd/system/pairkeeper-address-$major-$name.service" ]
          """;

  static final String ANALYZE =
      HEAD
          + """
          jobs=$1; shift
          as_owner vacuumdb -p "$port" --all --jobs "$jobs" "$@"
          """;
}
