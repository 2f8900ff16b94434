package pairkeeper.core.postgres;

import java.util.List;
import java.util.Optional;

/** The one statement by which a server's own log is read on from where reading ended before. */
public record LogSql(PgMajor pg) {
  /** What is read at most at a time: the newest so many bytes. */
  public static final int LARGEST = 64 * 1024;

  /**
   * One row that {@link LogChunk} reads; empty where the server cannot tell which file is its log.
   * For superusers and members of pg_read_server_files with pg_monitor.
   *
   * <p>Parameters, all texts: the file to read where the server does not write its log itself, and
   * path and offset of where reading ended ("" and "0" at first, which reads nothing of what is
   * there already). A file that became shorter is a new one.
   */
  public Optional<String> text() {
    return pg.has(PgFeature.CURRENT_LOGFILE)
        ? Optional.of(TEXT.formatted(LARGEST))
        : Optional.empty();
  }

  /** The parameters of {@link #text}. */
  public static List<String> parameters(String usual, LogChunk.Place place) {
    return List.of(usual, place.path(), Long.toString(place.offset()));
  }

  private static final String TEXT =
      """
      with given as (select ?::text as usual, ?::text as known, ?::bigint as done),
      place as (select coalesce(pg_current_logfile(), usual) as path, known, done from given),
      file as (select path, known, done, (pg_stat_file(path, true)).size as size from place),
      part as (
        select path, size, case
          when known = '' then size
          when known = path and done <= size then greatest(done, size - %1$d)
          else greatest(0, size - %1$d) end as start
        from file)
      select path, start::text, case when size > start
        then encode(pg_read_binary_file(path, start, size - start, true), 'base64') else '' end
      from part
      """;
}
