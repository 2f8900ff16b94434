package pairkeeper.ops.failover;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.runbook.Analyze;
import pairkeeper.core.runbook.FailoverOptions.Fence;

/**
 * What a person chooses for a failover.
 *
 * @param attestation who saw what on site; only with {@link Fence#ATTEST}
 * @param fenceCommand words of the power-off command; only with {@link Fence#COMMAND}
 * @param target which standby becomes primary; null for the preferred one
 */
public record FailoverChoices(
    Fence fence,
    String attestation,
    List<String> fenceCommand,
    Analyze analyze,
    String testQuery,
    UUID target) {

  public FailoverChoices {
    fenceCommand = List.copyOf(fenceCommand);
  }
}
