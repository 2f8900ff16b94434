package pairkeeper.store.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
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

  private final Supplier<DatabaseSettings> settings;

  /** For the container. */
  public ConsoleDataSource() {
    this(DatabaseSettings::current);
  }

  ConsoleDataSource(Supplier<DatabaseSettings> settings) {
    this.settings = settings;
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

  private static Connection connect(DatabaseSettings settings) throws SQLException {
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
