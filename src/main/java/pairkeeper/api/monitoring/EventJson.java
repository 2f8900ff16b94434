package pairkeeper.api.monitoring;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.model.PairEvent;

/**
 * One entry of a pair's history.
 *
 * @param kind {@code role}, {@code fence-attested}, {@code standing-fence}, {@code
 *     order-overtaken}, {@code wrote-apart} or {@code remark}
 * @param server which server it is about, or null
 * @param run the run that made it, or null where it was found so
 * @param detail of a role its word; of a standing order the service address; of one that was not
 *     carried out the fencing number that the console knew; of an attestation the person's own
 *     words
 * @param endedAt when a standing order was carried out or withdrawn, or a server that wrote apart
 *     was copied anew, else null
 */
public record EventJson(
    UUID id,
    Instant at,
    String kind,
    UUID server,
    UUID run,
    String by,
    String text,
    String detail,
    Instant endedAt) {

  static EventJson of(PairEvent event, Speaker speaker) {
    return new EventJson(
        event.id(),
        event.at(),
        event.kind().word(),
        event.server(),
        event.run(),
        event.by(),
        speaker.say(event.text()),
        event.detail(),
        event.endedAt());
  }
}
