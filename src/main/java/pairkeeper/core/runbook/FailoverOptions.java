package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import pairkeeper.core.hook.CommandWords;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * The choices of a failover.
 *
 * @param fence how the old primary is kept from writing
 * @param attestation who saw what on site; needed with {@link Fence#ATTEST}
 * @param fenceCommand words of the command that powers the old primary off, carried out on the
 *     standby's host; needed with {@link Fence#COMMAND}
 * @param testQuery the customer's own query that must answer on the new primary, or ""
 */
public record FailoverOptions(
    UUID planId,
    Instant now,
    Fence fence,
    String attestation,
    List<String> fenceCommand,
    Analyze analyze,
    String testQuery) {

  private static final int LONGEST_ATTESTATION = 2000;

  /** How the old primary is fenced. */
  public enum Fence {
    STOP,
    COMMAND,
    ATTEST
  }

  /**
   * @throws Refused naming {@code attestation}, {@code fenceCommand} or {@code testQuery}
   */
  public FailoverOptions {
    testQuery = TestQuery.require(testQuery);
    attestation = Words.page("attestation", attestation, LONGEST_ATTESTATION);
    fenceCommand =
        fenceCommand.isEmpty() ? List.of() : CommandWords.require("fenceCommand", fenceCommand);
    if (fence == Fence.ATTEST && attestation.strip().length() < 10) {
      throw new Refused("attestation", Text.of("failover.refused.attestation"));
    }
    if (fence == Fence.COMMAND && fenceCommand.isEmpty()) {
      throw new Refused("fenceCommand", Text.of("failover.refused.fence-command"));
    }
  }

  public Map<String, String> asText() {
    var text = new TreeMap<String, String>();
    text.put("fence", fence.name().toLowerCase(Locale.ROOT));
    text.put("attestation", attestation);
    text.put("fenceCommand", String.join(" ", fenceCommand));
    text.put("analyze", analyze.word());
    text.put("testQuery", testQuery);
    return text;
  }
}
