package pairkeeper.core.health;

import java.time.Instant;
import pairkeeper.core.model.Text;

/** What the console knows of base backups of a pair as its roles are now. */
public sealed interface KnownBackup {

  /** No job of the console takes any; whether something else does, it does not know. */
  record Unwatched() implements KnownBackup {}

  /** A job takes them, but none since the roles changed last was restored to see that it can be. */
  record Unverified() implements KnownBackup {}

  /**
   * One that was taken since the roles changed last was restored, and answered.
   *
   * @param verifiedAt when it was restored last
   */
  record Verified(Instant takenAt, Instant verifiedAt) implements KnownBackup {}

  /** The API's word for it. */
  default String word() {
    return switch (this) {
      case Unwatched none -> "unknown";
      case Unverified none -> "no";
      case Verified one -> "verified";
    };
  }

  /** The same as a sentence. */
  default Text text() {
    return switch (this) {
      case Unwatched none -> Text.of("health.backup.unwatched");
      case Unverified none -> Text.of("health.backup.unverified");
      case Verified one ->
          Text.of(
              "health.backup.verified",
              "taken",
              one.takenAt().toString(),
              "verified",
              one.verifiedAt().toString());
    };
  }
}
