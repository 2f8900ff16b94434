package pairkeeper.core.postgres;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which lines of a server's log are trouble of the server itself: panics, fatal errors of its own
 * processes, errors of replication and a full disk. A client that is refused is the client's
 * trouble.
 *
 * <p>Severities are words of the server's language (lc_messages); what the lines of one session are
 * is told by the user and database that the usual log_line_prefix puts before them.
 */
public final class LogLines {
  /**
   * What a standby says that does not reach its primary, as an extended regular expression; both
   * the shell's and Java's. Over once it streams, and nothing to one that has been promoted.
   */
  public static final String RECEIVER =
      "could not (receive data from WAL stream|connect to the primary server|start WAL streaming)";

  private static final int LONGEST = 300;
  private static final String FATAL_WORDS = "FATAL|KATASTROFALNY|ВАЖНО";
  private static final Pattern PANIC = severity("PANIC|PÂNICO|PANIKA|ПАНИКА");
  private static final Pattern FATAL = severity(FATAL_WORDS);
  private static final Pattern OF_A_SESSION =
      Pattern.compile("\\] [^ ]+@[^ ]* (" + FATAL_WORDS + "):");
  private static final Pattern SPOKEN =
      Pattern.compile("(?<!\\p{L})(STATEMENT|QUERY|CONTEXT|HINT):");
  private static final Pattern REPLICATION =
      Pattern.compile(
          RECEIVER
              + "|could not send data to WAL stream"
              + "|requested WAL segment \\S+ has already been removed"
              + "|requested (timeline|starting point) .* (is not in this server's history|is ahead)"
              + "|highest timeline \\d+ of the primary is behind"
              + "|database system identifier differs"
              + "|replication slot \"[^\"]*\" (does not exist|is active for PID)"
              + "|terminating walsender process due to replication timeout"
              + "|no space left on device|brak miejsca na urządzeniu"
              + "|na urządzeniu nie pozostało wolnego miejsca"
              + "|não há espaço disponível no dispositivo"
              + "|на устройстве не осталось свободного места"
              + "|too many clients already|remaining connection slots are reserved",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern OF_RECEIVER = Pattern.compile(RECEIVER);

  /** A peer that hangs up in the middle of a login is being stopped or started. */
  private static final Pattern PEER_RESTARTS =
      Pattern.compile(
          "could not connect to the primary server: "
              + ".*(the database system is |server closed the connection unexpectedly)");

  private static final Pattern ORDINARY =
      Pattern.compile(
          "due to administrator command|the database system is |authentication failed"
              + "|no pg_hba.conf entry|pg_hba.conf rejects|canceling authentication"
              + "|(role|database) \"[^\"]*\" (does not exist|is not permitted)"
              + "|connection to client lost|walreceiver"
              + "|could not send end-of-streaming message to primary");

  private LogLines() {}

  /** The troubled among them, in their order, cut to a length that a person reads. */
  public static List<String> troubles(List<String> lines) {
    return lines.stream().filter(LogLines::isTrouble).map(LogLines::shown).toList();
  }

  /**
   * Whether it is a standby that complains of its primary: nothing to a server that has been
   * promoted since.
   */
  public static boolean isOfReceiver(String line) {
    return OF_RECEIVER.matcher(line).find();
  }

  static boolean isTrouble(String line) {
    if (line.isBlank()
        || line.startsWith("\t")
        || SPOKEN.matcher(line).find()
        || PEER_RESTARTS.matcher(line).find()) {
      return false;
    }
    return REPLICATION.matcher(line).find()
        || PANIC.matcher(line).find()
        || (FATAL.matcher(line).find()
            && !OF_A_SESSION.matcher(line).find()
            && !ORDINARY.matcher(line).find());
  }

  private static String shown(String line) {
    String plain = line.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }

  private static Pattern severity(String words) {
    return Pattern.compile("(?<!\\p{L})(" + words + "):");
  }
}
