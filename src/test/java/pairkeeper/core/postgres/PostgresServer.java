package pairkeeper.core.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real server of one major in a temporary directory, listening on loopback only. */
public final class PostgresServer implements AutoCloseable {
  private final PgMajor pg;
  private final Path directory;
  private final int port;
  private Map<String, String> environment = Map.of();

  private PostgresServer(PgMajor pg, Path directory) {
    this.pg = pg;
    this.directory = directory;
    this.port = freePort();
  }

  /** A new cluster, not started. */
  public static PostgresServer created(PgMajor pg) {
    var server = new PostgresServer(pg, newDirectory());
    Programs.runAsServer(
        List.of(
            server.program("initdb"),
            "-D",
            server.data().toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-N",
            "-E",
            "UTF8",
            "--no-locale"));
    server.configure();
    return server;
  }

  /** A copy of a stopped server's files on a port of its own, not started. */
  public static PostgresServer copyOf(PostgresServer stopped) {
    var copy = new PostgresServer(stopped.pg, newDirectory());
    Programs.runAsServer(List.of("cp", "-a", stopped.data().toString(), copy.data().toString()));
    copy.configure();
    return copy;
  }

  public PgMajor pg() {
    return pg;
  }

  public Path data() {
    return directory.resolve("data");
  }

  public int port() {
    return port;
  }

  /** Appends to postgresql.conf; the last occurrence of a setting wins. */
  public PostgresServer with(String line) {
    append("postgresql.conf", line + "\n");
    return this;
  }

  public void append(String file, String text) {
    try {
      Path path = data().resolve(file);
      boolean made = !Files.exists(path);
      Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (made) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        own(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String file, String text) {
    try {
      Files.deleteIfExists(data().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    append(file, text);
  }

  public String read(String file) {
    try {
      return Files.readString(data().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The password file that the server's own connections use, where no setting can name it. */
  public void passfile(Path file) {
    environment = Map.of("PGPASSFILE", file.toString());
  }

  public PostgresServer start() {
    var words = control("start", "-w", "-t", "60", "-l", directory + "/log");
    if (Programs.run(Programs.asServer(words), "", environment).code() != 0) {
      throw new AssertionError(pg + " does not start:" + log());
    }
    return this;
  }

  public void stop() {
    Programs.runAsServer(control("stop", "-m", "fast", "-w"));
  }

  public void promoteByControl() {
    Programs.runAsServer(control("promote"));
  }

  public Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=test", user, "x");
  }

  /** All rows of a query by the superuser, each as label to text. */
  public List<Map<String, String>> rows(String sql) {
    return rows("postgres", sql);
  }

  public List<Map<String, String>> rows(String user, String sql) {
    try (var connection = connect(user);
        var statement = connection.createStatement()) {
      var rows = new ArrayList<Map<String, String>>();
      if (!statement.execute(sql)) {
        return rows;
      }
      var result = statement.getResultSet();
      while (result.next()) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(pg + ": " + e.getMessage() + "\n" + sql, e);
    }
  }

  /** The first column of the only row. */
  public String value(String sql) {
    return rows(sql).getFirst().values().iterator().next();
  }

  /** Asks until the answer is that one; the log of the server helps when it never comes. */
  public void await(String sql, String answer) {
    String last = "";
    for (int i = 0; i < 300; i++) {
      last = String.valueOf(value(sql));
      if (last.equals(answer)) {
        return;
      }
      pause();
    }
    throw new AssertionError(pg + ": " + last + " instead of " + answer + ": " + sql + log());
  }

  public String log() {
    try {
      return "\n" + Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    if (Files.exists(data().resolve("postmaster.pid"))) {
      Programs.run(Programs.asServer(control("stop", "-m", "immediate", "-w")), "", Map.of());
    }
    Programs.run(List.of("rm", "-rf", directory.toString()));
  }

  private void configure() {
    with("port = " + port);
    with("listen_addresses = '127.0.0.1'");
    with("unix_socket_directories = '" + directory + "'");
    with("fsync = off");
    with("wal_level = replica");
    with("hot_standby = on");
    with("max_wal_senders = 10");
    with("max_replication_slots = 10");
    with("logging_collector = off");
    if (pg.has(PgFeature.XLOG_NAMES)) {
      append("pg_hba.conf", "host replication all 127.0.0.1/32 trust\n");
    }
  }

  private List<String> control(String verb, String... more) {
    var words = new ArrayList<>(List.of(program("pg_ctl"), verb, "-D", data().toString()));
    words.addAll(List.of(more));
    return words;
  }

  private String program(String name) {
    return PostgresHome.of(pg).resolve("bin").resolve(name).toString();
  }

  private static Path newDirectory() {
    try {
      Path directory = Files.createTempDirectory(Path.of("/tmp"), "pkpg");
      own(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void own(Path path) {
    if ("root".equals(System.getProperty("user.name"))) {
      Programs.run(List.of("chown", Programs.ACCOUNT + ":" + Programs.ACCOUNT, path.toString()));
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
