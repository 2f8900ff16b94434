package pairkeeper.core.appointment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Answer;

/**
 * A confirmed plan that is to start at a certain time, with all that is needed to start it exactly
 * as it was confirmed.
 *
 * @param hash of the plan that was confirmed
 * @param asker whose run it becomes
 * @param ticket number in the team's ticket system, or ""
 * @param early answers that were given beforehand, by step
 * @param latestAt from then on it is too late to start it
 * @param approval the request by which a second person agrees, or null where none is needed
 * @param end how it ended, or null
 */
public record Appointment(
    UUID id,
    UUID plan,
    String hash,
    UUID pair,
    UUID customer,
    String pairName,
    String runbook,
    Person asker,
    String reason,
    String ticket,
    Map<String, Answer> early,
    Instant askedAt,
    Instant startsAt,
    Instant latestAt,
    UUID approval,
    AppointmentState state,
    End end) {

  public Appointment {
    early = Map.copyOf(early);
  }

  /**
   * How it ended.
   *
   * @param by display name of who ended it; the console's own where its time came
   * @param why why it was not started, or null
   * @param run that was started, or null
   */
  public record End(Instant at, String by, Text why, UUID run) {}

  /** The same, waiting for the second person first. */
  public Appointment waitingFor(UUID request) {
    return new Appointment(
        id,
        plan,
        hash,
        pair,
        customer,
        pairName,
        runbook,
        asker,
        reason,
        ticket,
        early,
        askedAt,
        startsAt,
        latestAt,
        request,
        AppointmentState.AWAITING_APPROVAL,
        end);
  }
}
