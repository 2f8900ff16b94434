package pairkeeper.core.plan;

import java.util.stream.Collectors;

/**
 * What people read of a command before and after it is carried out: the very text, secrets masked.
 */
public final class Preview {
  private Preview() {}

  /** The command as text; of a file its new content, as its difference is shown elsewhere. */
  public static String of(Command command) {
    return SecretRef.masked(
        switch (command) {
          case Command.Argv argv -> words(argv.words());
          case Command.Script script -> script(script);
          case Command.Sql sql -> sql.text().strip();
          case Command.PutFile file -> file.content();
        });
  }

  /** The command of a step as text, or "" when the step has none. */
  public static String of(Step step) {
    return switch (step) {
      case Step.Act act -> of(act.command());
      case Step.Detached detached -> of(detached.command());
      case Step.Hook hook -> of(hook.command());
      case Step.Await await -> of(await.goal().command());
      case Step.Ask ask -> "";
      case Step.EndJobs jobs -> "";
      case Step.Note note -> "";
    };
  }

  private static String script(Command.Script script) {
    String body = script.body().strip();
    return script.args().isEmpty() ? body : "set -- " + words(script.args()) + "\n" + body;
  }

  private static String words(java.util.List<String> words) {
    return words.stream().map(Preview::word).collect(Collectors.joining(" "));
  }

  /** Quoted for sh where it has to be, so that a copied command does the same. */
  private static String word(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
