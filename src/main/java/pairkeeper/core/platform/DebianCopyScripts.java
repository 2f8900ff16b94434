package pairkeeper.core.platform;

/**
 * The constant sh scripts by which {@link DebianSystemd} fills a data directory from another
 * server.
 */
final class DebianCopyScripts {
  private DebianCopyScripts() {}

  /** Defaults of the host may leave out the directory of our settings. */
  static final String CREATE_CLUSTER =
      DebianScripts.HEAD
          + """
          conf=/etc/postgresql/$major/$name
          [ -d "$conf" ] || pg_createcluster --port "$port" -d "$data" "$major" "$name" || exit 1
          if ! grep -q "^include_dir *=* *'conf.d'" "$conf/postgresql.conf"; then
            install -d -m 0755 -o "$owner" -g "$owner" "$conf/conf.d"
            echo "include_dir = 'conf.d'" >>"$conf/postgresql.conf"
          fi
          """;

  static final String MOVE_ASIDE =
      DebianScripts.OWN
          + """
          ours
          to=$data.before-$1
          if [ -n "$(postmaster)" ]; then echo "postmaster $(postmaster) still runs on $data" >&2; exit 1; fi
          if [ -e "$to" ]; then echo "$to exists already" >&2; exit 1; fi
          mv -T -- "$data" "$to" && echo "moved to $to"
          """;

  static final String REPLICATION_LOGIN =
      DebianScripts.HEAD
          + """
          host=$1 peer=$2 role=$3 wanted=$5
          PGPASSFILE=$4; export PGPASSFILE
          seen=$("$bin/psql" -XAtw -d "host=$host port=$peer user=$role dbname=replication replication=true connect_timeout=5" \\
            -c IDENTIFY_SYSTEM) || exit 1
          id=${seen%%|*}
          if [ "$id" != "$wanted" ]; then
            echo "$host:$peer is another database system: it says $id, expected was $wanted" >&2
            exit 1
          fi
          echo "replication login to $host:$peer as $role works; system $id"
          """;

  /** The signal file comes before the rename: whatever starts this copy starts a standby. */
  static final String BASE_COPY =
      DebianScripts.HEAD
          + DebianScripts.LINE
          + "copying="
          + Platform.COPYING
          + "\nlabel='"
          + Platform.COPY_LABEL
          + "'\n"
          + """
          set -e
          tag=$1 host=$2 peer=$3 role=$4 slot=$6 rate=$7 source=$8
          PGPASSFILE=$5; export PGPASSFILE
          part=$data.copying-$tag
          if [ -e "$data" ] && [ -n "$(ls -A "$data")" ]; then echo "$data is not empty" >&2; exit 66; fi
          # pg_createcluster leaves the directory above to root: it makes the place, the owner fills it
          rm -rf -- "$part"
          group=$(id -gn "$owner")
          mkdir -p -- "${data%/*}"
          install -d -o "$owner" -g "$group" -m 0700 "$part"
          # by this label nobody takes what the archive tells of it for a backup
          set -- -D "$part" -X stream -c fast -v -l "$label"
          [ -z "$rate" ] || set -- "$@" --max-rate "${rate}M"
          if [ -n "$slot" ]; then
            # a failed copy's clean-up has dropped it
            as_owner "$bin/psql" -XAtqw -d "host=$host port=$peer user=$role dbname=replication replication=true $line" \\
              -c "CREATE_REPLICATION_SLOT $slot PHYSICAL RESERVE_WAL" >/dev/null 2>&1 || true
            set -- "$@" -S "$slot"
          fi
          as_owner "$bin/pg_basebackup" -w -d "host=$host port=$peer user=$role application_name=$copying $line" "$@"
          there=$(od -An -tu8 -N8 "$part/global/pg_control")
          if [ "${there##* }" != "$source" ]; then
            echo "$host:$peer is another database system: it is ${there##* }, expected was $source" >&2
            exit 1
          fi
          install -o "$owner" -g "$group" -m 0600 /dev/null "$part/standby.signal"
          # pg_basebackup has synced what it wrote
          sync -- "$part/standby.signal" "$part"
          [ ! -e "$data" ] || rmdir -- "$data"
          mv -T -- "$part" "$data"
          sync -- "${data%/*}"
          # what a rewind left behind is gone
          rm -f "$state/rewinding-$major-$name"
          echo "copied to $data"
          """;

  static final String COPY_PROGRESS =
      DebianScripts.HEAD
          + """
          part=$data.copying-$1
          [ -d "$part" ] || part=$data
          du -s --block-size=1 "$part" 2>/dev/null | cut -f1
          """;

  static final String DROP_PARTIAL =
      DebianScripts.HEAD
          + """
          part=$data.copying-$1
          [ ! -e "$part" ] || { rm -rf -- "$part" && echo "removed the partial copy $part"; }
          """;
}
