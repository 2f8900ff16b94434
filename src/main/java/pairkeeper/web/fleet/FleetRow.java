package pairkeeper.web.fleet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import pairkeeper.core.health.Readiness;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Roster;
import pairkeeper.ops.monitoring.PairStatus;

/**
 * One pair as the fleet shows it.
 *
 * @param mark icon and group: {@code person}, {@code watch}, {@code stale}, {@code unknown}, {@code
 *     ok}
 * @param word key of the state's word
 * @param reason the worst reason, or null when it is healthy
 * @param since from when on it has been so, or null when it was never looked at
 * @param owner who looks after its trouble, or ""
 * @param asOf when it was seen, or null
 * @param failover whether it could fail over right now
 */
public record FleetRow(
    UUID id,
    String name,
    UUID customerId,
    String customer,
    String place,
    ZoneId zone,
    Verdict.Kind kind,
    String mark,
    String word,
    Text reason,
    Instant since,
    String owner,
    Long lagBytes,
    Double lagSeconds,
    Instant asOf,
    Readiness failover) {

  static FleetRow of(Roster.Entry entry, PairStatus status) {
    PairSheet sheet = entry.sheet();
    Verdict verdict = status.verdict();
    Verdict.Reason worst = verdict.reasons().stream().findFirst().orElse(null);
    boolean stale = verdict.kind() == Verdict.Kind.UNKNOWN && verdict.asOf() != null;
    return new FleetRow(
        sheet.pair().id(),
        sheet.pair().name(),
        sheet.pair().customer(),
        entry.customer(),
        entry.place(),
        entry.site().zone(),
        verdict.kind(),
        mark(verdict.kind(), stale),
        stale ? "fleet.state.stale" : "fleet.state." + verdict.kind().word(),
        worst == null ? null : worst.text(),
        worst == null ? null : status.since().get(worst.id()),
        sheet.takenBy(),
        verdict.lagBytes(),
        verdict.lagSeconds(),
        verdict.asOf(),
        status.outlook().failover());
  }

  private static String mark(Verdict.Kind kind, boolean stale) {
    return switch (kind) {
      case SPLIT_BRAIN, DIVERGED, CRITICAL, NO_STANDBY -> "person";
      case WARNING -> "watch";
      case UNKNOWN -> stale ? "stale" : "unknown";
      case HEALTHY -> "ok";
    };
  }

  /** Whether somebody has to act now. */
  public boolean needsPerson() {
    return kind.needsPerson();
  }

  /** Whether its figures are from long ago. */
  public boolean stale() {
    return mark.equals("stale");
  }

  /** The filter chip under which it is found. */
  public String group() {
    return stale() ? "unknown" : mark;
  }

  /** {@code yes}, {@code no} or {@code unknown}: whether it could fail over right now. */
  public String ready() {
    return failover.kind().word();
  }

  /** Icon of that. */
  public String readyMark() {
    return switch (failover.kind()) {
      case READY -> "ok";
      case NOT_READY -> "no";
      case UNKNOWN -> "unknown";
    };
  }

  /** Key of its word. */
  public String readyWord() {
    return switch (failover.kind()) {
      case READY -> "fleet.ready.yes";
      case NOT_READY -> "fleet.ready.no";
      case UNKNOWN -> "fleet.ready.unknown";
    };
  }

  /** What stands in the way first, or null. */
  public Text hurdle() {
    return failover.reasons().isEmpty() ? null : failover.reasons().getFirst().text();
  }

  /** The same in two or three words, or null. */
  public Text hurdleBrief() {
    return failover.reasons().isEmpty() ? null : failover.reasons().getFirst().brief();
  }
}
