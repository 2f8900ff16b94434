package pairkeeper.ops.failover;

import java.util.List;
import pairkeeper.core.runbook.Analyze;
import pairkeeper.core.runbook.FailoverOptions.Fence;

/**
 * What a person chooses for a failover.
 *
 * @param attestation who saw what on site; only with {@link Fence#ATTEST}
 * @param fenceCommand words of the power-off command; only with {@link Fence#COMMAND}
 */
public record FailoverChoices(
    Fence fence, String attestation, List<String> fenceCommand, Analyze analyze, String testQuery) {

  public FailoverChoices {
    fenceCommand = List.copyOf(fenceCommand);
  }
}
