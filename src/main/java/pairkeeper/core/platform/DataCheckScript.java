package pairkeeper.core.platform;

/** Looks through the databases of a promoted server; see {@link Platform#checkData}. */
final class DataCheckScript {
  private DataCheckScript() {}

  /**
   * Small tables are counted; of larger ones the number that statistics give is said, since
   * counting them reads them whole.
   */
  static final String CHECK =
      DebianScripts.HEAD
          + """
          ask() { "$bin/psql" -X -q -A -t -F ' ' -p "$port" -v ON_ERROR_STOP=1; }
          databases=$(PGDATABASE=postgres ask <<'SQL'
          SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate AND datname !~ E'\\n' ORDER BY 1;
          SQL
          ) || exit 1
          warnings=
          warn() { warnings="$warnings${warnings:+; }$1"; }
          # the first ones, the number of the others
          some() { printf '%s\\n' "$1" | awk 'NR <= 5 { printf "%s%s", (NR == 1 ? "" : ", "), $0 } END { if (NR > 5) printf " and %d more", NR - 5 }'; }
          while IFS= read -r database; do
            PGDATABASE=$database; export PGDATABASE
            if ! tables=$(ask <<'SQL'
          SELECT format('SELECT ''counted'', count(*), %L FROM %I.%I', n.nspname || '.' || c.relname, n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpages <= 12800 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          \\gexec
          SELECT 'about', c.reltuples::bigint, n.nspname || '.' || c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpages > 12800 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema';
          SQL
            ) || ! behind=$(ask <<'SQL'
          SELECT format('SELECT %L WHERE (SELECT max(%I) FROM %s) %s', q.schemaname || '.' || q.sequencename, a.attname, d.refobjid::regclass,
              CASE WHEN q.last_value IS NULL THEN '>= ' || q.start_value ELSE '> ' || q.last_value END)
            FROM pg_sequences q
            JOIN pg_namespace n ON n.nspname = q.schemaname
            JOIN pg_class s ON s.relnamespace = n.oid AND s.relname = q.sequencename
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.refclassid = 'pg_class'::regclass
              AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE q.increment_by > 0 AND NOT q.cycle AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
              AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = d.refobjid AND i.indkey[0] = a.attnum AND i.indisvalid AND i.indpred IS NULL)
          \\gexec
          SQL
            ) || ! unlogged=$(ask <<'SQL'
          SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence = 'u' ORDER BY 1;
          SQL
            ) || ! invalid=$(ask <<'SQL'
          SELECT i.indexrelid::regclass FROM pg_index i WHERE NOT (i.indisvalid AND i.indisready) ORDER BY 1;
          SQL
            ); then
              warn "$database could not be read"
              continue
            fi
            printf '%s\\n' "$tables" | awk -v db="$database" '
              NF { n++ }
              $1 == "counted" { rows += $2 }
              $1 == "about" { about += $2; large++ }
              END {
                printf "%s: %d table(s), %.0f row(s) counted", db, n, rows
                if (large) printf ", about %.0f in %d large table(s)", about, large
                print ""
              }'
            printf '%s\\n' "$tables" | sort -k2,2nr | awk 'NR <= 10 && NF { n = $2; how = $1; $1 = ""; $2 = ""; sub(/^ +/, ""); printf "  %s%s %s\\n", (how == "about" ? "about " : ""), n, $0 }'
            [ -z "$behind" ] || warn "$database: sequences below what their column holds: $(some "$behind")"
            [ -z "$unlogged" ] || warn "$database: unlogged tables are empty after a promotion: $(some "$unlogged")"
            [ -z "$invalid" ] || warn "$database: indexes not valid: $(some "$invalid")"
          done <<LIST
          $databases
          LIST
          [ -z "$warnings" ] || echo "pairkeeper-warning: $warnings" >&2
          exit 0
          """;
}
