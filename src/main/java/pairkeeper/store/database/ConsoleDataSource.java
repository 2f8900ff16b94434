package pairkeeper.store.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens connections to the console's own database; its URL alone says whether that is H2 or
 * PostgreSQL, so one war serves both. Pooling is the container's, by {@code java:app/jdbc/console}.
 */
public class ConsoleDataSource implements DataSource {
  private static final int SECONDS_TO_CONNECT = 10;

  /**
   * Nothing of ours holds a row for seconds. Where another console's host died in a transaction, or
   * a person left one open, PostgreSQL would let every run wait for its rows, for hours; so a wait
   * ends with an error, after which it is tried again, and a transaction that nobody goes on with
   * is ended.
   */
  private static final String PATIENCE =
      "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '2min'";

  private final Supplier<DatabaseSettings> settings;
  private final boolean patient;

  /** For the container. */
  public ConsoleDataSource() {
    this(DatabaseSettings::current, false);
  }

  private ConsoleDataSource(Supplier<DatabaseSettings> settings, boolean patient) {
    this.settings = settings;
    this.patient = patient;
  }

  /** For what takes long: changes of the schema hold locks, and wait for those of others. */
  static ConsoleDataSource patient(DatabaseSettings settings) {
    return new ConsoleDataSource(() -> settings, true);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connect(settings.get());
  }

  /** The container asks this way when a pool has a user; ours are settings, so both are ignored. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  private Connection connect(DatabaseSettings settings) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    if (settings.isPostgresql()) {
      properties.setProperty("ApplicationName", "pairkeeper");
      properties.setProperty("connectTimeout", String.valueOf(SECONDS_TO_CONNECT));
      properties.setProperty("tcpKeepAlive", "true");
    }
    try {
      Connection connection = driver(settings).connect(settings.url(), properties);
      if (connection == null) {
        throw new SQLException("not an H2 or PostgreSQL URL: " + settings.shownUrl());
      }
      if (settings.isPostgresql() && !patient) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(PATIENCE);
        }
      }
      return connection;
    } catch (SQLException e) {
      StartFailure.database(settings, e);
      throw e;
    }
  }

  private static Driver driver(DatabaseSettings settings) {
    return settings.isPostgresql() ? new org.postgresql.Driver() : new org.h2.Driver();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // the drivers' own logging is used
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // fixed: SECONDS_TO_CONNECT
  }

  @Override
  public int getLoginTimeout() {
    return SECONDS_TO_CONNECT;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
