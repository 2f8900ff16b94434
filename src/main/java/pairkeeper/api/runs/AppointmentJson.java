package pairkeeper.api.runs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.appointment.Appointment;

/**
 * A run that is agreed for a certain time, as a client sees it.
 *
 * @param state {@code awaiting-approval, scheduled, started, not-started} or {@code cancelled}
 * @param latestAt from then on it is not started any more
 * @param approval the request by which a second person agrees, or null
 * @param why why it was not started, else null
 * @param run that was started, else null
 */
public record AppointmentJson(
    UUID id,
    String state,
    UUID plan,
    String hash,
    UUID pair,
    String pairName,
    String runbook,
    String by,
    String reason,
    String ticket,
    Instant askedAt,
    Instant startsAt,
    Instant latestAt,
    UUID approval,
    Instant endedAt,
    String endedBy,
    String why,
    UUID run) {

  static AppointmentJson of(Appointment a, Speaker speaker) {
    Appointment.End end = a.end();
    return new AppointmentJson(
        a.id(),
        a.state().word(),
        a.plan(),
        a.hash(),
        a.pair(),
        a.pairName(),
        a.runbook(),
        a.asker().display(),
        a.reason(),
        a.ticket(),
        a.askedAt(),
        a.startsAt(),
        a.latestAt(),
        a.approval(),
        end == null ? null : end.at(),
        end == null ? null : end.by(),
        end == null ? null : speaker.say(end.why()),
        end == null ? null : end.run());
  }
}
