package pairkeeper.core.run;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;

/**
 * A sentence that a run left on its pair, as "this pair has no standby".
 *
 * @param madeBy name of the person whose run made it
 * @param endedAt when it ceased to be true, or null while it stands
 */
public record PairRemark(
    UUID id, UUID pair, Text text, String madeBy, Instant madeAt, UUID run, Instant endedAt) {}
