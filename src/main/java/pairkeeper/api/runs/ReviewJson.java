package pairkeeper.api.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.review.CountedLoss;
import pairkeeper.core.review.Findings;
import pairkeeper.core.review.LaterRemark;
import pairkeeper.core.review.SignedReview;
import pairkeeper.ops.review.ReviewView;

/**
 * The review of a run as a client sees it; what was not measured is null.
 *
 * @param state {@code not-ended, due} or {@code signed}
 * @param needed whether a run of this kind is reviewed
 * @param writeGapMillis from the primary's last sign of life to the first write proven on the new
 *     one
 * @param writeGapInRunMillis the part inside the run
 * @param overridden guards that warned and were accepted
 * @param breakGlass why it was started without an approval, or ""
 * @param objection why you cannot sign it, or null when you can
 */
public record ReviewJson(
    UUID run,
    long number,
    UUID pair,
    String pairName,
    String runbook,
    String state,
    boolean needed,
    String runState,
    String planHash,
    List<MomentJson> timeLine,
    Long writeGapMillis,
    Long writeGapInRunMillis,
    LossJson loss,
    List<GuardJson> overridden,
    String confirmedBy,
    String approvedBy,
    String breakGlass,
    SignatureJson signature,
    List<SignatureJson> earlier,
    List<RemarkJson> remarks,
    String objection) {

  /**
   * @param at null when it was not measured
   * @param atLatest whether it was only found done at that time
   */
  public record MomentJson(String moment, Instant at, boolean atLatest) {}

  /**
   * @param trueBytes of WAL that only the old primary had, as the rejoin counted it; null while
   *     none has, and where what it found did not tell
   * @param trueTransactions that were committed only there; null in the same cases
   * @param countedByWay {@code wal}, read from the fork on; {@code history}, it ended before the
   *     fork; {@code none}, nothing told it; null while no rejoin has looked
   * @param countedHow the same in words, or ""
   * @param countedByRun the rejoin
   */
  public record LossJson(
      Long knownBytes,
      Long boundBytes,
      Long acceptedBytes,
      Long trueBytes,
      Long trueTransactions,
      String countedByWay,
      String countedHow,
      UUID countedByRun) {}

  /** Who signed which findings. */
  public record SignatureJson(
      String by, Instant at, String remark, String findingsHash, Instant runEndedAt) {}

  /** What was added later. */
  public record RemarkJson(String by, Instant at, String remark) {}

  static ReviewJson of(ReviewView v, Speaker speaker) {
    Findings f = v.findings();
    return new ReviewJson(
        v.run().id(),
        v.run().number(),
        v.run().pair(),
        v.run().pairName(),
        v.run().runbook(),
        v.state(),
        v.needed(),
        f.state(),
        f.hash(),
        f.moments().stream()
            .map(m -> new MomentJson(m.kind().word(), m.at(), m.atLatest()))
            .toList(),
        f.gapMillis(),
        f.gapInRunMillis(),
        loss(v, speaker),
        f.overridden().stream().map(g -> GuardJson.of(g, speaker)).toList(),
        f.confirmedBy(),
        f.approvedBy(),
        f.breakGlass(),
        v.signed() == null ? null : signature(v.signed()),
        v.earlier().stream().map(ReviewJson::signature).toList(),
        v.added().stream().map(ReviewJson::remark).toList(),
        v.objection() == null ? null : v.objection().word());
  }

  private static LossJson loss(ReviewView v, Speaker speaker) {
    Findings f = v.findings();
    if (f.loss() == null) {
      return null;
    }
    var counted = Optional.ofNullable(v.counted());
    return new LossJson(
        f.loss().knownBytes(),
        f.loss().boundBytes(),
        f.acceptedBytes(),
        counted.map(CountedLoss::bytes).orElse(null),
        counted.map(CountedLoss::transactions).orElse(null),
        counted.map(c -> c.way().word()).orElse(null),
        counted.map(c -> speaker.say(c.how())).orElse(""),
        counted.map(CountedLoss::rejoin).orElse(null));
  }

  private static SignatureJson signature(SignedReview s) {
    return new SignatureJson(s.by().display(), s.at(), s.remark(), s.hash(), s.runEndedAt());
  }

  private static RemarkJson remark(LaterRemark r) {
    return new RemarkJson(r.by().display(), r.at(), r.remark());
  }
}
