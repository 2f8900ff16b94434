package pairkeeper.core.plan;

import java.util.List;
import java.util.stream.Collectors;
import pairkeeper.core.configfile.ShellWord;

/**
 * The exact sh script that carries out a {@link Command}: what a preview shows is what is sent,
 * with the secrets' placeholders still in it.
 *
 * <p>The script is read by {@code /bin/sh -s} from standard input. It is one compound command,
 * which sh reads to its closing brace before it executes anything: a script cut off on its way does
 * nothing at all. The brace also keeps the script's programs from reading the rest of the script as
 * input.
 */
public final class ShellText {
  /** Exit code of a {@link Command.PutFile} that found other content than expected. */
  public static final int FILE_DIFFERS = 65;

  private ShellText() {}

  /**
   * The script, ending with a newline.
   *
   * @throws IllegalArgumentException when a text in it holds NUL
   */
  public static String of(Command command) {
    return "{\n" + surroundings(command.user()) + body(command) + "\n} </dev/null\n";
  }

  /** Short form for people: the words, the SQL, the file; secrets masked. */
  public static String human(Command command) {
    return SecretRef.masked(
        switch (command) {
          case Command.Argv argv -> readable(argv.words());
          case Command.Script script -> (script.name() + " " + readable(script.args())).strip();
          case Command.Sql sql -> sql.text();
          case Command.PutFile put -> put.path() + " (" + put.owner() + " " + put.mode() + ")";
        });
  }

  /**
   * Programs answer in English, as their output is read by us; HOME is the user's own, which
   * neither sudo nor runuser promise; / is a directory that every user may be in.
   */
  private static String surroundings(String user) {
    return "cd / && HOME=~"
        + user
        + " LC_ALL=C PGCLIENTENCODING=UTF8 && "
        + "export HOME LC_ALL PGCLIENTENCODING\n";
  }

  private static String body(Command command) {
    return switch (command) {
      case Command.Argv argv -> quoted(argv.words());
      case Command.Script script -> "set -- " + quoted(script.args()) + "\n" + script.body();
      case Command.Sql sql -> sql(sql);
      case Command.PutFile put -> put(put);
    };
  }

  private static String sql(Command.Sql sql) {
    return "printf %s "
        + ShellWord.quote(sql.text())
        + " |\n"
        + ShellWord.quote(sql.psql())
        + " -XAtq -v ON_ERROR_STOP=1 -p "
        + sql.port()
        + " -d "
        + ShellWord.quote(sql.database())
        + " -f -";
  }

  private static String put(Command.PutFile put) {
    return "file="
        + ShellWord.quote(put.path())
        + " owner="
        + ShellWord.quote(put.owner())
        + " mode="
        + ShellWord.quote(put.mode())
        + " expected="
        + ShellWord.quote(put.expectedSha256())
        + "\n"
        + "content() { printf %s "
        + ShellWord.quote(put.content())
        + "; }\n"
        + PUT_FILE;
  }

  private static String quoted(List<String> words) {
    return words.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
  }

  private static String readable(List<String> words) {
    return words.stream().map(ShellWord::readable).collect(Collectors.joining(" "));
  }

  /**
   * printf is built into sh, so that content never shows in a process list. A link is refused: the
   * rename would replace it and leave the file that it names as it was. Content that is there
   * already is no reason to refuse: a console that was killed here does not know that it has
   * written it.
   */
  private static final String PUT_FILE =
      """
      refuse() { printf '%s: %s; nothing was written\\n' "$file" "$1" >&2; exit 65; }
      sum() { if command -v sha256sum >/dev/null; then sha256sum; else sha256 -q; fi; }
      umask 077
      [ ! -L "$file" ] || refuse 'is a symbolic link'
      [ ! -d "$file" ] || refuse 'is a directory'
      if [ "$expected" != any ]; then
        present=
        if [ -e "$file" ]; then
          present=$(sum <"$file") || refuse 'cannot be read'
          present=${present%% *}
        fi
        wanted=$(content | sum)
        [ "$present" = "$expected" ] || [ "$present" = "${wanted%% *}" ] ||
          refuse "its content is not the expected one (sha256 ${present:-none}, expected ${expected:-none})"
      fi
      new=$file.pairkeeper-new
      rm -f -- "$new" || exit 1
      trap 'rm -f -- "$new"' EXIT
      set -C
      content >"$new" || exit 1
      set +C
      chown -- "$owner" "$new" && chmod -- "$mode" "$new" && sync -- "$new" &&
        mv -f -- "$new" "$file" && sync -- "${file%/*}/" || exit 1\
      """;
}
