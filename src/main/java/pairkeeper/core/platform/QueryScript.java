package pairkeeper.core.platform;

/**
 * How a person's query is asked of a server: one statement that only reads and has one whole number
 * for an answer.
 */
final class QueryScript {
  private QueryScript() {}

  /**
   * The function {@code as_reader}, which prints what stands before the first query of a
   * transaction, and {@code asked <number> <query>}, which prints SQL whose last line of output is
   * {@code count <number> <value>} or {@code fail <number> <words>}.
   *
   * <p>The query goes to the server in hexadecimal digits and is opened there as a cursor: no
   * reader of psql sees it, one cursor takes one statement, and it must be one that only reads. It
   * runs as {@code pg_read_all_data} where there is such a role (PostgreSQL 14), so that none can
   * promote, signal or reach files.
   */
  static final String FUNCTIONS =
      """
      as_reader() {
        cat <<'SQL'
      DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_read_all_data') THEN SET LOCAL ROLE pg_read_all_data; END IF; END $$;
      SET LOCAL row_security = off;
      SQL
      }
      asked() {
        cat <<'SQL'
      DO $count$
      DECLARE
        answer refcursor;
        one record;
        more record;
        columns integer;
        kind text;
        value text;
      BEGIN
        OPEN answer NO SCROLL FOR EXECUTE pg_catalog.convert_from(pg_catalog.decode('
      SQL
        printf %s "$2" | od -An -v -tx1
        cat <<'SQL'
      ', 'hex'), 'UTF8');
        FETCH answer INTO one;
        IF NOT FOUND THEN
          value := 'no-row';
        ELSE
          SELECT count(*), min(json_typeof(f.value)), min(f.value #>> '{}') INTO columns, kind, value FROM json_each(row_to_json(one)) f;
          FETCH answer INTO more;
          value := CASE WHEN FOUND THEN 'rows' WHEN columns <> 1 THEN 'columns' WHEN kind = 'null' THEN 'null'
            WHEN kind <> 'number' OR value !~ '^-?[0-9]{1,18}$' THEN 'not-number' ELSE value END;
        END IF;
        PERFORM set_config('pairkeeper.kind', CASE WHEN value ~ '^-?[0-9]+$' THEN 'count' ELSE 'fail' END, false),
          set_config('pairkeeper.said', value, false);
      EXCEPTION
        WHEN serialization_failure OR deadlock_detected THEN RAISE;
        WHEN query_canceled OR OTHERS THEN
          PERFORM set_config('pairkeeper.kind', 'fail', false),
            set_config('pairkeeper.said', SQLSTATE || ' ' || left(translate(SQLERRM, E'\\n\\r', '  '), 300), false);
      END $count$;
      SQL
        printf "SELECT current_setting('pairkeeper.kind') || ' %s ' || current_setting('pairkeeper.said');\\n" "$1"
      }
      """;
}
