package pairkeeper.ops.inventory;

import pairkeeper.core.model.Text;
import pairkeeper.remote.HostKeys;

/** What asking a host for its key came to. */
public sealed interface KeyAnswer {

  /**
   * The key that it shows.
   *
   * @param algorithm as {@code ssh-ed25519}
   * @param fingerprint as {@code ssh-keygen -l} shows it
   */
  record Shown(String algorithm, String fingerprint) implements KeyAnswer {}

  /** There is none to see, and why. */
  record Unseen(Text why) implements KeyAnswer {}

  /** What remote answered. */
  static KeyAnswer of(HostKeys.Answer answer) {
    return switch (answer) {
      case HostKeys.Shown s -> new Shown(s.key().algorithm(), s.key().fingerprint());
      case HostKeys.Unseen u -> new Unseen(u.why());
    };
  }
}
