package pairkeeper.remote;

import java.sql.SQLException;
import java.util.Map;
import pairkeeper.core.health.Probe.RefusedRole;
import pairkeeper.core.health.Probe.Silent;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;

/** Says in our words why PostgreSQL did not answer. */
final class SqlFailures {
  private static final int LONGEST = 500;

  private SqlFailures() {}

  static Silent of(SQLException e, SqlAccess access) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SshSocket.NoWay no) {
        // where SSH works and only the way to the socket is missing, psql may know another one
        return new Silent(no.why().why(), no.why().reason() == CommandResult.Cause.PROTOCOL);
      }
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state.length() == 5 ? state.substring(0, 2) : "") {
      case "28", "3D" ->
          new Silent(
              text("remote.sql-login", e, access),
              true,
              new RefusedRole(access.way().role(), said(e)));
      case "57" ->
          new Silent(
              text(
                  state.equals("57014") ? "remote.sql-slow" : "remote.sql-not-accepting",
                  e,
                  access),
              false);
      case "53" ->
          new Silent(
              text(state.equals("53300") ? "remote.sql-full" : "remote.sql-error", e, access),
              false);
      case "08" -> new Silent(text("remote.sql-silent", e, access), false);
      default -> new Silent(text("remote.sql-error", e, access), false);
    };
  }

  /** Whether the role was not let in: asking again soon changes nothing and may lock it out. */
  static boolean loginRefused(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("28") || state.startsWith("3D");
  }

  private static Text text(String key, SQLException e, SqlAccess access) {
    return new Text(
        key,
        Map.of(
            "address", access.host().address(),
            "port", Integer.toString(access.port()),
            "role", access.way().role(),
            "said", said(e)));
  }

  private static String said(SQLException e) {
    String said = String.valueOf(e.getMessage()).strip();
    return said.length() > LONGEST ? said.substring(0, LONGEST) : said;
  }
}
