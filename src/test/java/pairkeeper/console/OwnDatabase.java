package pairkeeper.console;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.PostgresServer;

/** A PostgreSQL server for a console to keep its inventory and history in. */
public final class OwnDatabase implements AutoCloseable {
  private static final String USER = "pairkeeper";
  private static final String PASSWORD = "its own p@ssword";

  private final PostgresServer server;

  private OwnDatabase(PostgresServer server) {
    this.server = server;
  }

  /** One that runs, empty. */
  public static OwnDatabase created() {
    PostgresServer server = PostgresServer.created(PgMajor.parse("15"));
    server.write(
        "pg_hba.conf",
        """
        host postgres postgres   127.0.0.1/32 trust
        host console  pairkeeper 127.0.0.1/32 scram-sha-256
        """);
    server.start();
    server.rows("create role pairkeeper login password '" + PASSWORD + "'");
    server.rows("create database console owner pairkeeper");
    return new OwnDatabase(server);
  }

  /** A console that is told of it by environment variables alone. */
  public RunningConsole.Builder console() {
    return console(PASSWORD);
  }

  RunningConsole.Builder console(String password) {
    return RunningConsole.fresh()
        .env("PAIRKEEPER_DB_URL", url())
        .env("PAIRKEEPER_DB_USER", USER)
        .env("PAIRKEEPER_DB_PASSWORD", password);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/console";
  }

  /** As the console connects. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  public void stop() {
    server.stop();
  }

  public void start() {
    server.start();
  }

  @Override
  public void close() {
    server.close();
  }
}
