package pairkeeper.core.plan;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholder that stands in a stored plan for what an earlier step will have printed as its
 * last line, a position in the WAL, a public key, the guid of a snapshot or counts: <code>
 * {{said:shut-down}}</code>.
 *
 * <p>The hash of a plan covers placeholders. Only these are ever put in, so that no quoting rule of
 * the text around them can be broken.
 */
public final class SaidRef {
  /** What it looks like; no word that people type may. */
  public static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{said:([a-z0-9-]+)}}");

  private static final Pattern SAYABLE =
      Pattern.compile(
          "[0-9A-F]{1,8}/[0-9A-F]{1,8}|ssh-ed25519 [A-Za-z0-9+/]{68}|guid:[0-9]{1,20}"
              + "|counted:[0-9]{1,20}:[0-9A-F]{8}:[0-9A-F]{1,8}/[0-9A-F]{1,8}:[0-9?,-]{1,700}"
              + "|counted:none");

  private SaidRef() {}

  /** The placeholder for what that step prints. */
  public static String to(String step) {
    return "{{said:" + step + "}}";
  }

  /** The position, public key, guid or counts that an output ends with, if it does. */
  public static Optional<String> said(String output) {
    String last = output.stripTrailing();
    last = last.substring(last.lastIndexOf('\n') + 1).strip();
    return SAYABLE.matcher(last).matches() ? Optional.of(last) : Optional.empty();
  }

  /** Whether the step needs to know what another one printed. */
  public static boolean in(Step step) {
    return !filled(step, named -> "").equals(step);
  }

  /**
   * The step with every placeholder replaced.
   *
   * @param saidBy gives what the step of that name printed
   */
  public static Step filled(Step step, UnaryOperator<String> saidBy) {
    return switch (step) {
      case Step.Act act ->
          new Step.Act(
              act.id(),
              act.title(),
              act.effect(),
              act.server(),
              filled(act.command(), saidBy),
              filled(act.goal(), saidBy),
              act.safety(),
              act.writeGap(),
              act.limitSeconds(),
              act.rescue());
      case Step.Await await ->
          new Step.Await(
              await.id(),
              await.title(),
              await.effect(),
              await.server(),
              filled(await.goal(), saidBy),
              await.limitSeconds(),
              await.everyMillis(),
              await.writeGap(),
              await.rescue());
      case Step.Detached detached ->
          new Step.Detached(
              detached.id(),
              detached.title(),
              detached.effect(),
              detached.server(),
              filled(detached.command(), saidBy),
              filled(detached.progress(), saidBy),
              detached.totalBytes(),
              filled(detached.goal(), saidBy),
              detached.limitSeconds(),
              detached.stallSeconds(),
              detached.rescue());
      case Step.Hook hook -> hook;
      case Step.Ask ask -> ask;
      case Step.EndJobs jobs -> jobs;
      case Step.Note note -> note;
    };
  }

  private static Goal filled(Goal goal, UnaryOperator<String> saidBy) {
    return switch (goal) {
      case Goal.None none -> none;
      case Goal.Probe probe -> filled(probe, saidBy);
    };
  }

  private static Goal.Probe filled(Goal.Probe probe, UnaryOperator<String> saidBy) {
    return new Goal.Probe(
        probe.server(), filled(probe.command(), saidBy), probe.expect(), probe.says());
  }

  private static Command filled(Command command, UnaryOperator<String> saidBy) {
    return switch (command) {
      case Command.Sql sql ->
          new Command.Sql(
              sql.user(), sql.psql(), sql.port(), sql.database(), filled(sql.text(), saidBy));
      case Command.Script script ->
          new Command.Script(
              script.user(),
              script.name(),
              script.body(),
              script.args().stream().map(word -> filled(word, saidBy)).toList());
      case Command.Argv argv -> argv;
      case Command.PutFile file -> file;
    };
  }

  private static String filled(String text, UnaryOperator<String> saidBy) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(saidBy.apply(found.group(1))));
  }
}
