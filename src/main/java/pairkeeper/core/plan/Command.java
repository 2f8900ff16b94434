package pairkeeper.core.plan;

import java.util.List;

/**
 * What is to be carried out on a server, as data: never shell text put together from pieces.
 *
 * <p>Any text in it may hold {@link SecretRef} placeholders except words of {@link Argv} and
 * arguments of {@link Script}, which show in process lists.
 */
public sealed interface Command {

  /** The operating system user under which it runs: {@code root} or the server's owner. */
  String user();

  /**
   * One program with its arguments.
   *
   * @param words program and arguments, quoted one by one when sent
   */
  record Argv(String user, List<String> words) implements Command {
    public Argv {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a command needs a program");
      }
      words.forEach(Command::plain);
    }

    public static Argv of(String user, String... words) {
      return new Argv(user, List.of(words));
    }
  }

  /**
   * A constant POSIX sh script; what varies comes in as {@code $1}, {@code $2}, ...
   *
   * @param name file name of the script, for people
   * @param body the constant text
   */
  record Script(String user, String name, String body, List<String> args) implements Command {
    public Script {
      args = List.copyOf(args);
      args.forEach(Command::plain);
    }
  }

  /**
   * SQL given to {@code psql} on standard input, by peer authentication through the local socket.
   * Prints unaligned tuples only; the first error ends it with exit code 3.
   *
   * @param psql absolute path of psql, or "psql"
   * @param port port of the server, which names its socket
   * @param database database to connect to
   */
  record Sql(String user, String psql, int port, String database, String text) implements Command {}

  /**
   * A file replaced as a whole: written beside, given owner and mode, then renamed over.
   *
   * @param path absolute
   * @param owner {@code user:group}
   * @param mode octal, as {@code 0640}
   * @param expectedSha256 hash of the present content without which nothing is written; "" when the
   *     file must not exist; {@code any} when it does not matter
   * @param content new content, may hold secret placeholders
   * @param before present content as it was read, for the diff that people see; "" when there is
   *     none or when it holds secrets
   */
  record PutFile(
      String user,
      String path,
      String owner,
      String mode,
      String expectedSha256,
      String content,
      String before)
      implements Command {
    public static final String ANY = "any";
    public static final String ABSENT = "";

    public PutFile {
      if (!path.startsWith("/") || path.contains("/../")) {
        throw new IllegalArgumentException("file path: " + path);
      }
    }
  }

  private static void plain(String word) {
    if (word.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("NUL in a command");
    }
    if (SecretRef.PLACEHOLDER.matcher(word).find()) {
      throw new IllegalArgumentException("a secret would show in the process list");
    }
  }
}
