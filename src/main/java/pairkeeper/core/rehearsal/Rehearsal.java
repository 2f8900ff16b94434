package pairkeeper.core.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.postgres.Lsn;

/**
 * A failover that was carried out on a throw-away copy of a standby.
 *
 * @param run that did it
 * @param server the standby that was copied
 * @param primary whose standby it was
 * @param bytes of the copy on the disk
 * @param copySeconds how long the copying took
 * @param startMillis from the start of the copy's server to its first answer
 * @param promoteMillis from the word to promote to the first commit
 * @param timeline on which the copy was then
 * @param lsn up to where it had replayed when it was promoted
 * @param at when it ended
 */
public record Rehearsal(
    UUID job,
    UUID run,
    UUID server,
    UUID primary,
    long bytes,
    int copySeconds,
    long startMillis,
    long promoteMillis,
    int timeline,
    Lsn lsn,
    List<RehearsedAnswer> answers,
    Instant at) {
  public Rehearsal {
    answers = List.copyOf(answers);
  }

  /** Whether every question was answered as expected; true where none was asked. */
  public boolean asExpected() {
    return answers.stream().allMatch(a -> a.verdict() == AnswerVerdict.AS_EXPECTED);
  }
}
