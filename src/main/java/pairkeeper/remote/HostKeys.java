package pairkeeper.remote;

import java.time.Duration;
import pairkeeper.core.model.Text;

/** Asks a host which key it shows, without logging in, so that a person can compare and agree. */
public final class HostKeys {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final SshSessions sessions;

  public HostKeys(SshSessions sessions) {
    this.sessions = sessions;
  }

  /** What asking came to. */
  public sealed interface Answer {}

  /** The key that the host shows. */
  public record Shown(HostKey key) implements Answer {}

  /** There is none to see, and why. */
  public record Unseen(Text why) implements Answer {}

  /** The key that the host shows now; its pinned key is of no weight, its jump host's is. */
  public Answer offered(SshAccess access) {
    try {
      return new Shown(sessions.logins().offered(access, Deadline.in(LIMIT)));
    } catch (Unreached e) {
      return new Unseen(e.why());
    }
  }
}
