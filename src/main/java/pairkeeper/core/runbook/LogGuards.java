package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;

/**
 * What must hold before logs are looked at: one of them can be read. That another one cannot is
 * said and stops nothing, since it is in trouble that logs matter.
 */
public final class LogGuards {
  private LogGuards() {}

  /** All of them, as they stand by these facts. */
  public static List<GuardResult> check(LogFacts facts) {
    var list = new GuardList();
    boolean any = !facts.readable().isEmpty();
    for (LogFacts.Asked asked : facts.servers()) {
      Text evidence = evidence(asked);
      String source = asked.server().name();
      if (any) {
        list.warn(asked.readable(), "log-found", evidence, source, facts.readAt());
      } else {
        list.block(false, "log-found", evidence, source, facts.readAt());
      }
    }
    return list.results();
  }

  private static Text evidence(LogFacts.Asked asked) {
    String server = asked.server().name();
    if (asked.found() == null) {
      return Text.of("guards.log-found.silent", "server", server);
    }
    String how = asked.readable() ? "yes" : asked.found().fit();
    return new Text(
        "guards.log-found.read",
        Map.of(
            "server",
            server,
            "how",
            how.isEmpty() || how.equals("yes") && !asked.readable() ? "unknown" : how,
            "log",
            asked.found().log(),
            "bytes",
            asked.found().unread()));
  }
}
