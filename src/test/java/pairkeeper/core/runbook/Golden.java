package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Preview;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;

/**
 * Compares a plan, written out for people, with its golden file. Run the tests with {@code
 * -Dgolden=write} to write the files anew, then read the difference.
 */
final class Golden {
  private Golden() {}

  static void matches(Plan plan, String name) throws IOException {
    Path file = Path.of("src/test/resources/golden", name + ".txt");
    String written = text(plan);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }

  private static String text(Plan plan) {
    var out = new StringBuilder();
    out.append("plan ").append(plan.runbook()).append(' ').append(plan.options()).append('\n');
    plan.guards()
        .forEach(g ->
            out.append("guard ")
                .append(g.id())
                .append(' ')
                .append(g.result())
                .append(' ')
                .append(g.evidence().key())
                .append('\n'));
    Map<java.util.UUID, String> names =
        Map.of(Pairs.id(11), "vn-db1", Pairs.id(12), "vn-db2", RsyncCopyTest.NAS, "NAS");
    int number = 0;
    for (Step step : plan.steps()) {
      number++;
      out.append("\n== ")
          .append(number)
          .append(' ')
          .append(step.id())
          .append(" on ")
          .append(step.server() == null ? "console" : names.get(step.server()))
          .append('\n');
      out.append(step.title().key()).append(' ').append(step.title().args()).append('\n');
      switch (step) {
        case Step.Act a -> {
          out.append("safety ").append(a.safety()).append(a.writeGap() ? ", in the write gap" : "");
          out.append(", at most ").append(a.limitSeconds()).append(" s\n");
          command(out, a.command());
          goal(out, a.goal());
          a.rescue().forEach(r -> rescue(out, r));
        }
        case Step.Hook h -> {
          out.append(h.vital() ? "hook, vital\n" : "hook\n");
          command(out, h.command());
          h.rescue().forEach(r -> rescue(out, r));
        }
        case Step.Detached d -> {
          out.append("detached, ").append(d.totalBytes()).append(" bytes");
          out.append(d.stallSeconds() > 0 ? ", still " + d.stallSeconds() + " s\n" : "\n");
          command(out, d.command());
          goal(out, d.goal());
          d.rescue().forEach(r -> rescue(out, r));
        }
        case Step.Await w -> goal(out, w.goal());
        case Step.Ask a -> out.append(a.question().key()).append(a.early() ? ", early\n" : "\n");
        case Step.EndJobs e -> out.append("at most ").append(e.limitSeconds()).append(" s\n");
        case Step.Note n -> out.append(n.change()).append('\n');
      }
    }
    return out.toString();
  }

  private static void goal(StringBuilder out, Goal goal) {
    if (goal instanceof Goal.Probe p) {
      out.append("goal ").append(p.says().key()).append(' ').append(p.expect()).append('\n');
      command(out, p.command());
    }
  }

  private static void rescue(StringBuilder out, Rescue rescue) {
    out.append("rescue ").append(rescue.title().key()).append('\n');
    command(out, rescue.command());
  }

  private static void command(StringBuilder out, Command command) {
    out.append("as ").append(command.user());
    switch (command) {
      case Command.Script s ->
          out.append(" script ").append(s.name()).append(' ').append(s.args()).append('\n');
      case Command.PutFile f ->
          out.append(" file ")
              .append(f.path())
              .append(' ')
              .append(f.owner())
              .append(' ')
              .append(f.mode())
              .append('\n')
              .append(indented(Preview.of(f)));
      case Command.Argv a -> out.append(" run ").append(Preview.of(a)).append('\n');
      case Command.Sql q ->
          out.append(" sql ")
              .append(q.port())
              .append('/')
              .append(q.database())
              .append('\n')
              .append(indented(Preview.of(q)));
    }
  }

  private static String indented(String text) {
    return text.stripTrailing().indent(4);
  }
}
