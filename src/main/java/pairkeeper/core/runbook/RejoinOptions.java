package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The choices of a rejoin.
 *
 * @param planId id of the plan, which also names the marker row and what is kept or moved aside
 * @param method the way that a person insists on; none for the quickest safe one
 * @param copyRate most megabytes a second of a new copy, "1" to "1024", or "" for no limit
 * @param replicationSecret id of the password of {@link Roles#REPLICATION}
 */
public record RejoinOptions(
    UUID planId,
    Instant now,
    Optional<RejoinMethod> method,
    String copyRate,
    UUID replicationSecret) {

  /** Short name of this plan in file names. */
  public String tag() {
    return tag(planId);
  }

  /** The same of any plan of a rejoin. */
  public static String tag(UUID planId) {
    return planId.toString().substring(24);
  }

  /** As they are stored with the plan. */
  public Map<String, String> asText() {
    return Map.of("method", method.map(RejoinMethod::word).orElse("auto"), "copyRate", copyRate);
  }
}
