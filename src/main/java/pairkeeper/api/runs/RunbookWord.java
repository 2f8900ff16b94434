package pairkeeper.api.runs;

import java.util.Set;
import pairkeeper.api.http.BadRequest;

/** The words by which runbooks are named. */
final class RunbookWord {
  private static final Set<String> LATER = Set.of("switchover", "rejoin", "failback", "rehearsal");

  private RunbookWord() {}

  /** The word itself; refused with what may stand there when it is none. */
  static String known(String runbook) {
    if ("set-up".equals(runbook) || "failover".equals(runbook)) {
      return runbook;
    }
    if (runbook != null && LATER.contains(runbook)) {
      throw BadRequest.notInThisRelease("runbook", runbook);
    }
    throw BadRequest.unknownWord("runbook", runbook, "set-up, failover");
  }
}
