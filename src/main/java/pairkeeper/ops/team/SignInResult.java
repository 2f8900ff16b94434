package pairkeeper.ops.team;

import java.time.Instant;
import pairkeeper.core.access.User;
import pairkeeper.core.plan.Secret;

/** How a sign-in ended. */
public sealed interface SignInResult {

  /**
   * The person is in.
   *
   * @param session what the browser's cookie holds from now on
   */
  record Welcome(Secret session, User user) implements SignInResult {}

  /** Name and password do not belong together, or the user is disabled: nobody can tell which. */
  record Wrong() implements SignInResult {}

  /** Too many failures: the password was not even looked at. */
  record Wait(Instant until) implements SignInResult {}
}
