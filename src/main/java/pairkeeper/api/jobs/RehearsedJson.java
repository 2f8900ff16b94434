package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.rehearsal.Rehearsal;
import pairkeeper.core.rehearsal.RehearsedAnswer;

/**
 * A failover that a job rehearsed on a copy of the standby.
 *
 * @param run by which it was done
 * @param server the standby that was copied
 * @param bytes of the copy on the disk
 * @param startMillis from the start of the copy's server to its first answer
 * @param promoteMillis from the word to promote to the first commit
 * @param lsn up to where the copy had replayed when it was promoted
 * @param asExpected whether every answer was
 */
public record RehearsedJson(
    UUID run,
    UUID server,
    UUID primary,
    long bytes,
    int copySeconds,
    long startMillis,
    long promoteMillis,
    int timeline,
    String lsn,
    boolean asExpected,
    List<AnswerJson> answers,
    Instant at) {

  /**
   * One answer.
   *
   * @param verdict {@code as-expected}, {@code too-low}, {@code too-high} or {@code failed}
   * @param value the number, or null where none came back
   * @param said the server's words where no number came back, else ""
   */
  public record AnswerJson(
      String name, String verdict, Long value, Long least, Long most, long millis, String said) {
    static AnswerJson of(RehearsedAnswer a) {
      return new AnswerJson(
          a.name(), a.verdict().word(), a.value(), a.least(), a.most(), a.millis(), a.said());
    }
  }

  static RehearsedJson of(Rehearsal r) {
    return new RehearsedJson(
        r.run(),
        r.server(),
        r.primary(),
        r.bytes(),
        r.copySeconds(),
        r.startMillis(),
        r.promoteMillis(),
        r.timeline(),
        r.lsn().toString(),
        r.asExpected(),
        r.answers().stream().map(AnswerJson::of).toList(),
        r.at());
  }
}
