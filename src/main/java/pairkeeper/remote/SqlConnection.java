package pairkeeper.remote;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import pairkeeper.core.health.Probe.Question;

/**
 * One open connection to a PostgreSQL server that can only read, with its statements prepared once;
 * for one thread at a time.
 */
final class SqlConnection implements AutoCloseable {
  /**
   * The server gives up on a question before the console does, so that the connection outlives it.
   */
  static final Duration STATEMENT = Duration.ofSeconds(5);

  private static final Driver DRIVER = new Driver();

  private final Connection connection;
  private final SshSocket socket;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private SqlConnection(Connection connection, SshSocket socket) {
    this.connection = connection;
    this.socket = socket;
  }

  static SqlConnection open(SqlAccess access, SshSessions sessions, Deadline deadline)
      throws SQLException {
    var socket = new SshSocket(sessions, access, deadline);
    String key = SshSocketFactory.offer(socket);
    try {
      Properties with = properties(access);
      with.setProperty("socketFactory", SshSocketFactory.class.getName());
      with.setProperty("socketFactoryArg", key);
      String url = "jdbc:postgresql://127.0.0.1:" + access.port() + "/postgres";
      return new SqlConnection(DRIVER.connect(url, with), socket);
    } catch (SQLException | RuntimeException e) {
      socket.close();
      throw e;
    } finally {
      SshSocketFactory.withdraw(key);
    }
  }

  private static Properties properties(SqlAccess access) {
    Properties with = new Properties();
    with.setProperty("user", access.way().role());
    switch (access.way()) {
      case SqlAccess.Password p -> with.setProperty("password", p.password().reveal());
      case SqlAccess.Peer p -> {}
    }
    with.setProperty("ApplicationName", "pairkeeper watch");
    with.setProperty("assumeMinServerVersion", "9.6");
    with.setProperty(
        "options",
        "-c default_transaction_read_only=on -c statement_timeout=" + STATEMENT.toMillis());
    with.setProperty("prepareThreshold", "1");
    // SSH encrypts, and its deadline rules
    with.setProperty("sslmode", "disable");
    with.setProperty("gssEncMode", "disable");
    with.setProperty("connectTimeout", "0");
    with.setProperty("socketTimeout", "0");
    with.setProperty("logServerErrorDetail", "false");
    return with;
  }

  /** The columns of the first row; null for each SQL null. */
  List<String> row(Question question, Deadline deadline) throws SQLException {
    socket.until(deadline);
    PreparedStatement statement = prepared.get(question.statement());
    if (statement == null) {
      statement = connection.prepareStatement(question.statement());
      prepared.put(question.statement(), statement);
    }
    int position = 1;
    for (String parameter : question.parameters()) {
      statement.setString(position++, parameter);
    }
    try (ResultSet result = statement.executeQuery()) {
      int count = result.getMetaData().getColumnCount();
      var columns = new ArrayList<String>(count);
      if (result.next()) {
        for (int i = 1; i <= count; i++) {
          columns.add(result.getString(i));
        }
      }
      return columns;
    }
  }

  /** Whether the line still stands as far as this end knows. */
  boolean alive() {
    return socket.alive();
  }

  @Override
  public void close() {
    socket.farewell();
    try {
      connection.close();
    } catch (SQLException e) {
      // it is broken, which is why it is closed
    } finally {
      socket.close();
    }
  }
}
