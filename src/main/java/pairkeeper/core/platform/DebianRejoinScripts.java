package pairkeeper.core.platform;

/**
 * The constant sh scripts by which {@link DebianSystemd} makes a standby out of a server that was
 * cut off.
 */
final class DebianRejoinScripts {
  private DebianRejoinScripts() {}

  /** Sets said and the function field from the control file. */
  private static final String CONTROL =
      """
      said=$("$bin/pg_controldata" -D "$data")
      field() { printf '%s\\n' "$said" | sed -n "s/^$1: *//p"; }
      """;

  private static final String OWN_STOPPED =
      DebianScripts.OWN
          + """
          ours
          if [ -n "$(postmaster)" ]; then echo "postmaster $(postmaster) runs on $data" >&2; exit 1; fi
          """;

  /**
   * The newest record is looked for from the last checkpoint on, as the server itself would at its
   * start: after a loss of power the control file does not say where the WAL ends. Needs root,
   * since nobody else may look where the mark of a rewind lies.
   */
  static final String WAL_END =
      DebianScripts.HEAD
          + """
          put() { printf '%s\\t' "$1"; printf %s "$2" | base64 -w0; echo; }
          [ ! -e "$state/rewinding-$major-$name" ] || put rewinding yes
          [ -e "$data/global/pg_control" ] || exit 0
          """
          + CONTROL
          + """
          put state "$(field 'Database cluster state')"
          put full-page-writes "$(field "Latest checkpoint's full_page_writes")"
          timeline=$(field "Latest checkpoint's TimeLineID")
          put timeline "$timeline"
          redo=$(field "Latest checkpoint's REDO location")
          newest=$(ls "$data/pg_wal" | sed -nE 's/^([0-9A-F]{8})([0-9A-F]{16}|[.]history)$/\\1/p' | sort | tail -n 1)
          put newest "$((0x${newest:-0}))"
          put history "$(cat "$data/pg_wal/$newest.history" 2>/dev/null)"
          last=$("$bin/pg_waldump" -p "$data/pg_wal" -t "$timeline" -s "$redo" 2>/dev/null | tail -n 1)
          put last "$(printf %s "$last" | sed -nE 's|.* lsn: ([0-9A-F]+/[0-9A-F]+),.*|\\1|p')"
          put last-bytes "$(printf %s "$last" | sed -nE 's|.* len .rec/tot.: *[0-9]+/ *([0-9]+),.*|\\1|p')"
          put wal-bytes "$(du -sB1 "$data/pg_wal/" | cut -f1)"
          """;

  /**
   * Goes back from segment to segment until one holds the beginning of a checkpoint, as pg_rewind
   * does record by record. A segment that begins before the server's timeline lies there under the
   * number of an older one.
   */
  static final String CHECKPOINT_BEFORE =
      DebianScripts.HEAD
          + CONTROL
          + """
          timeline=$1 until=$2
          bytes=$(field 'Bytes per WAL segment')
          log=$((0x${until%/*})) segment=$((0x${until#*/} / bytes))
          while :; do
            file=$(printf '%08X%08X' "$log" "$segment") of=$timeline
            until [ -e "$data/pg_wal/$(printf %08X "$of")$file" ]; do
              of=$((of - 1))
              [ "$of" -gt 0 ] || exit 0
            done
            from=$(printf '%X/%X' "$log" $((segment * bytes)))
            found=$("$bin/pg_waldump" -p "$data/pg_wal" -t "$of" -s "$from" -e "$until" -r XLOG 2>/dev/null |
              sed -nE 's#.* lsn: ([0-9A-F]+/[0-9A-F]+), .* desc: CHECKPOINT_(SHUTDOWN|ONLINE) .*#\\1#p' | tail -n 1)
            if [ -n "$found" ]; then echo "$found"; exit 0; fi
            until=$from
            if [ "$segment" -gt 0 ]; then segment=$((segment - 1))
            elif [ "$log" -gt 0 ]; then log=$((log - 1)) segment=$((0x100000000 / bytes - 1))
            else exit 0
            fi
          done
          """;

  /** What only this server has, and the files that a rewind replaces by the other server's. */
  static final String KEEP_EVIDENCE =
      OWN_STOPPED
          + LostWalScripts.LOST
          + """
          to=$data.evidence-$1 timeline=$2 fork=$3 last=$4
          if [ -e "$to" ]; then echo "$to is there already"; cat "$to/lost"; exit 0; fi
          part=$to.part
          rm -rf -- "$part"
          install -d -o "$owner" -g "$(id -gn "$owner")" -m 0700 "$part" "$part/pg_wal" "$part/files" || exit 1
          """
          + CONTROL
          + """
          bytes=$(field 'Bytes per WAL segment')
          segment() { printf '%08X%08X%08X\\n' "$timeline" "$((0x${1%/*}))" "$((0x${1#*/} / bytes))"; }
          # compared as text: names of digits alone would be taken for numbers and rounded
          ls "$data/pg_wal" | awk -v from="$(segment "$fork")" -v to="$(segment "$last")" \\
            '/^[0-9A-F]+[.]history$/ || (/^[0-9A-F]+$/ && length($0) == 24 && $0 "" >= from "" && $0 "" <= to "")' >"$part/kept"
          (cd "$data/pg_wal" && xargs -r -d '\\n' cp -p -t "$part/pg_wal" --) <"$part/kept" || exit 1
          cp -p -- "$data/global/pg_control" "$part/" || exit 1
          set --
          for file in "$data"/*.conf "$data"/*.crt "$data"/*.key "$data"/*.pem; do
            [ ! -f "$file" ] || set -- "$@" "$file"
          done
          [ $# -eq 0 ] || cp -p -- "$@" "$part/files/" || exit 1
          {
            lost "$part/pg_wal" "$timeline" "$fork" "$last"
            echo "their WAL is kept in $to"
            echo "lost:$commits:$timeline:$fork:$last"
          } >"$part/lost"
          # these alone: what else is being written on this host would be waited for
          find "$part" -exec sync -- {} + && mv -T -- "$part" "$to" && sync -- "${to%/*}" || exit 1
          cat "$to/lost"
          """;

  static final String RECOVER_ALONE =
      OWN_STOPPED
          + CONTROL
          + """
          case $(field 'Database cluster state') in
            'shut down' | 'shut down in recovery') echo "was shut down cleanly: nothing to recover"; exit 0 ;;
          esac
          for file in standby.signal recovery.signal; do
            if [ -e "$data/$file" ]; then echo "$data/$file is there: it was a standby" >&2; exit 1; fi
          done
          # the checkpoint at its end would remove WAL that the rewind goes back to
          case $major in 9.* | 1[0-2]) keep=wal_keep_segments=65536 ;; *) keep=wal_keep_size=1TB ;; esac
          as_owner "$bin/postgres" --single -D "$data" -c config_file="/etc/postgresql/$major/$name/postgresql.conf" \\
            -c "$keep" template1 </dev/null >/dev/null || exit 1
          """
          + CONTROL
          + """
          echo "the control file says: $(field 'Database cluster state')"
          [ "$(field 'Database cluster state')" = 'shut down' ]
          """;

  private static final String REWIND_COMMAND =
      DebianScripts.LINE
          + """
          PGPASSFILE=$5; export PGPASSFILE
          tag=$1
          set -- -D "$data" --source-server "host=$2 port=$3 user=$4 dbname=postgres connect_timeout=10 application_name=pairkeeper_rewind $line"
          case $major in 9.* | 1[0-2]) ;; *) set -- "$@" --no-ensure-shutdown ;; esac
          """;

  /** Searched as the server's own user, since what it may not read nobody gets from it. */
  static final String UNREADABLE =
      DebianScripts.HEAD
          + """
          for space in "$data"/pg_tblspc/*; do
            [ ! -d "$space" ] || set -- "$@" "$space/"
          done
          # it fails at each directory that it may not enter, which it names; without a name it did not look at all
          found=$(as_owner find "$data/" "$@" \\( ! -readable -o -type d ! -executable \\) -print 2>/dev/null) || [ -n "$found" ] ||
            { echo "$data could not be looked through" >&2; exit 1; }
          [ -z "$found" ] || printf '%s\\n' "$found" | sort | head -n 10
          """;

  /**
   * Between the two marks the data are no database: nothing of the console starts them, and only a
   * new copy takes the first mark away again. But pg_rewind checks all before it says how much it
   * copies, and first writes after it: when it ends by itself before, the data are as they were.
   */
  static final String REWIND =
      OWN_STOPPED
          + REWIND_COMMAND
          + """
          kept=$data.evidence-$tag
          if [ ! -d "$kept/files" ]; then echo "$kept is missing: nothing was touched" >&2; exit 1; fi
          mkdir -p -m 0755 "$state"
          echo "$tag" >"$state/rewinding-$major-$name" && sync -- "$state/rewinding-$major-$name" "$state" || exit 1
          said=$state/rewind-said-$major-$name
          as_owner "$bin/pg_rewind" "$@" --progress >"$said" 2>&1
          code=$?
          if [ "$code" -ne 0 ]; then
            tr '\\r' '\\n' <"$said" | tail -n 20 >&2
            if [ "$code" -eq 1 ] && ! grep -q 'need to copy' "$said"; then
              rm -f "$state/rewinding-$major-$name"
              echo "nothing was changed on $data" >&2
            fi
            exit 1
          fi
          cp -p -- "$kept"/files/* "$data/" || exit 1
          rm -f -- "$data/recovery.signal"
          as_owner touch "$data/standby.signal" || exit 1
          # pg_rewind has synced what it wrote
          set -- "$data/standby.signal" "$data"
          for file in "$kept"/files/*; do set -- "$data/${file##*/}" "$@"; done
          sync -- "$@" || exit 1
          # were this mark lost and the other one gone, it would be rewound once more, and find nothing to do
          echo "$tag" >"$state/rewound-$major-$name" && sync -- "$state/rewound-$major-$name" || exit 1
          rm -f "$state/rewinding-$major-$name"
          sync -- "$state"
          echo "rewound; it starts as a standby"
          """;

  static final String REWOUND =
      DebianScripts.HEAD
          + """
          [ ! -e "$state/rewinding-$major-$name" ] && [ "$(cat "$state/rewound-$major-$name" 2>/dev/null)" = "$1" ]
          """;

  static final String REWIND_PROGRESS =
      DebianScripts.HEAD
          + """
          kilobytes=$(tr '\\r' '\\n' <"$state/rewind-said-$major-$name" 2>/dev/null | sed -nE 's|^ *([0-9]+)/[0-9]+ kB.*|\\1|p' | tail -n 1)
          echo $((${kilobytes:-0} * 1024))
          """;

  static final String MAKE_STANDBY =
      OWN_STOPPED
          + """
          if [ -e "$state/rewinding-$major-$name" ]; then echo "a rewind was never ended: copy it anew" >&2; exit 1; fi
          as_owner touch "$data/standby.signal" || exit 1
          sync "$data/standby.signal" "$data"
          echo "$data/standby.signal written: it starts as a standby"
          """;

  static final String START_AT_BOOT =
      DebianScripts.HEAD
          + """
          echo auto >"/etc/postgresql/$major/$name/start.conf" || exit 1
          # the service manager has read what starts at boot
          systemctl daemon-reload
          echo "start.conf: auto"
          """;
}
