package pairkeeper.api.runs;

import java.util.Set;
import pairkeeper.api.http.BadRequest;

/** The words by which runbooks are named. */
final class RunbookWord {
  private static final Set<String> KNOWN =
      Set.of("set-up", "switchover", "failover", "rejoin", "failback");
  private static final Set<String> LATER = Set.of("rehearsal");

  private RunbookWord() {}

  /** The word itself; refused with what may stand there when it is none. */
  static String known(String runbook) {
    if (runbook != null && KNOWN.contains(runbook)) {
      return runbook;
    }
    if (runbook != null && LATER.contains(runbook)) {
      throw BadRequest.notInThisRelease("runbook", runbook);
    }
    throw BadRequest.unknownWord(
        "runbook", runbook, "set-up, switchover, failover, rejoin, failback");
  }
}
