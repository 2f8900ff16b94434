package pairkeeper.remote;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which of sudo's passwords turned out to be wrong: the console's own work leaves them alone for a
 * while, since each further try counts towards the lock that hosts put on an account. PAM counts a
 * question without an answer too, so that one try counts twice; pam_faillock locks at three within
 * 15 minutes.
 */
final class SudoRefusals {
  private static final Duration REST = Duration.ofHours(1);

  private final ConcurrentMap<SshAccess, Deadline> until = new ConcurrentHashMap<>();

  void add(SshAccess access) {
    until.values().removeIf(Deadline::passed);
    until.put(access, Deadline.in(REST));
  }

  void forget(SshAccess access) {
    until.remove(access);
  }

  /**
   * @throws Unreached when this password was refused a short time ago
   */
  void require(SshAccess access) throws Unreached {
    Deadline rest = until.get(access);
    if (rest != null && !rest.passed()) {
      throw Failures.sudoPassword(access);
    }
  }
}
