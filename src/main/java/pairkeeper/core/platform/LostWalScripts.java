package pairkeeper.core.platform;

/**
 * The constant sh scripts that look into WAL which only one server had: how many transactions it
 * holds, and what they did.
 */
final class LostWalScripts {
  private LostWalScripts() {}

  /**
   * The function lost: prints what a person reads, then {@code lost:}, the number of transactions
   * or {@code ?}, the timeline, where the WAL begins and where its newest record does. A number is
   * only given when that record was reached: WAL that breaks off before it would make it too small.
   */
  static final String LOST =
      """
      lost() {
        dir=$1 timeline=$2 fork=$3 last=$4
        commits=$(timeout 600 "$bin/pg_waldump" -p "$dir" -t "$timeline" -s "$fork" 2>/dev/null | awk -v last="$last" '
          /^rmgr: Transaction .* desc: COMMIT/ { commits++ }
          match($0, / lsn: [0-9A-F]+\\/[0-9A-F]+/) {
            # 0/03000028 is 0/3000028
            at = substr($0, RSTART + 6, RLENGTH - 6)
            sub("/0+", "/", at)
            if (at == last) reached = 1
          }
          END { print reached ? commits + 0 : "?" }')
        if [ "$commits" = '?' ]; then
          echo "how many transactions were committed only here is not known: the WAL from $fork on timeline $timeline cannot be read up to its newest record at $last"
        else
          echo "$commits transactions were committed only here, from $fork on timeline $timeline"
        fi
      }
      """;

  /** For data that were moved aside whole: nothing needs to be kept. */
  static final String COUNT_LOST =
      DebianScripts.HEAD
          + LOST
          + """
          aside=$data.before-$1
          lost "$aside/pg_wal" "$2" "$3" "$4"
          echo "their WAL is kept in $aside"
          echo "lost:$commits:$timeline:$fork:$last"
          """;

  /**
   * What the WAL of a lost range says, record by record, from whichever place kept it; $5 is the
   * most bytes. Exits with 4 where neither place is there any more.
   */
  static final String LIST_LOST =
      DebianScripts.HEAD
          + """
          for kept in "$data.evidence-$1" "$data.before-$1" ''; do
            [ ! -d "$kept/pg_wal" ] || break
          done
          if [ -z "$kept" ]; then echo "neither $data.evidence-$1 nor $data.before-$1 is there any more" >&2; exit 4; fi
          echo "$kept"
          # one byte more than is shown tells that there is more
          as_owner "$bin/pg_waldump" -p "$kept/pg_wal" -t "$2" -s "$3" 2>/dev/null | head -c $(($5 + 1))
          """;
}
