package pairkeeper.core.postgres;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Running servers that several test classes use; they end with this process. */
public final class SharedServers {
  /** The oldest, the one between and the newest: the others read files like one of these. */
  public static final List<PgMajor> MAJORS =
      List.of(PgMajor.parse("9.6"), PgMajor.parse("15"), PgMajor.parse("18"));

  private static final Map<PgMajor, PostgresServer> RUNNING = new ConcurrentHashMap<>();

  private SharedServers() {}

  public static PostgresServer of(PgMajor pg) {
    return RUNNING.computeIfAbsent(
        pg,
        p -> {
          var server = PostgresServer.created(p);
          Runtime.getRuntime().addShutdownHook(new Thread(server::close));
          return server.start();
        });
  }
}
