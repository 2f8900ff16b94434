package pairkeeper.core.plan;

import java.util.UUID;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;

/** What a run changes in the console's own inventory. */
public sealed interface Change {

  /**
   * The run's fencing number becomes the pair's.
   *
   * @param number above the one that the pair has
   */
  record TakeNumber(long number) implements Change {}

  /** The expected role of a server. */
  record SetRole(UUID server, Role role) implements Change {}

  /** A person's written word that the old primary cannot accept writes. */
  record FenceAttested(UUID server, String attestation) implements Change {}

  /**
   * A standing order: when that server answers again as a primary, it is fenced at once.
   *
   * @param serviceAddress address with prefix length that it must give up, or ""
   */
  record StandingFence(UUID server, String serviceAddress) implements Change {}

  /**
   * For whom commits are to wait again once there is a standby.
   *
   * @param names {@code synchronous_standby_names} as it was, or "" when that is done; at most 4000
   *     characters
   */
  record WantSynchronous(String names) implements Change {}

  /** A sentence for the pair's history and page, as "this pair has no standby". */
  record Remark(Text text) implements Change {}
}
