package pairkeeper.core.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;

/**
 * Whether a pair may go back to the server that its customer wants as the primary: procedure E.
 * Only offered, never done by itself; it is a switchover like any other.
 *
 * @param preferred who is to be primary again
 * @param healthySince since when the pair has been healthy without a break in its present roles, as
 *     far as the looked-at time reaches; null when it is not, or was not watched
 * @param backup what is known of backups of the present primary
 */
public record Failback(
    Instance preferred, State state, Instant healthySince, int afterMinutes, KnownBackup backup) {
  /** A minute in which nobody looked is no break; more than this is. */
  private static final Duration BREAK = Duration.ofMinutes(3);

  /** How it stands. */
  public enum State {
    READY,
    TOO_EARLY,
    NOT_HEALTHY,
    /** A job takes backups, but none of the present primary was restored yet. */
    NO_BACKUP,
    /** It is no standby, so a switchover cannot promote it. */
    NOT_TARGET
  }

  /**
   * Empty where there is nothing to go back to.
   *
   * @param changed when a server of the pair got its role last, or null when none did
   * @param minutes at least the minutes that the pair has to be healthy for, oldest first
   */
  public static Optional<Failback> of(
      Pair pair,
      Home home,
      Verdict.Kind verdict,
      Instant changed,
      List<LagPoint> minutes,
      KnownBackup backup,
      Instant now) {
    if (home.server() == null || home.server().equals(pair.primary().id())) {
      return Optional.empty();
    }
    return pair.server(home.server())
        .map(preferred -> {
          Instant since = healthySince(verdict, changed, minutes, now);
          boolean target = preferred.role() == Role.STANDBY;
          State state =
              !target
                  ? State.NOT_TARGET
                  : since == null
                      ? State.NOT_HEALTHY
                      : since.plus(Duration.ofMinutes(home.afterMinutes())).isAfter(now)
                          ? State.TOO_EARLY
                          : backup instanceof KnownBackup.Unverified
                              ? State.NO_BACKUP
                              : State.READY;
          return new Failback(preferred, state, since, home.afterMinutes(), backup);
        });
  }

  private static Instant healthySince(
      Verdict.Kind verdict, Instant changed, List<LagPoint> minutes, Instant now) {
    Instant since = null;
    Instant last = null;
    for (LagPoint minute : minutes) {
      boolean well = minute.verdict() == Verdict.Kind.HEALTHY;
      boolean broken = last != null && last.plus(BREAK).isBefore(minute.minute());
      if (!well || broken) {
        since = null;
      }
      if (well && since == null) {
        since = minute.minute();
      }
      last = minute.minute();
    }
    boolean seen = last != null && !last.plus(BREAK).isBefore(now);
    if (since == null || !seen || verdict != Verdict.Kind.HEALTHY) {
      return null;
    }
    return changed != null && changed.isAfter(since) ? changed : since;
  }

  /** When it is offered, if the pair stays healthy; null while it is not. */
  public Instant offeredAt() {
    return healthySince == null ? null : healthySince.plus(Duration.ofMinutes(afterMinutes));
  }

  /** How it stands, in words. */
  public Text text() {
    return switch (state) {
      case READY ->
          Text.of(
              "health.failback.ready",
              "server",
              preferred.name(),
              "since",
              healthySince.toString());
      case TOO_EARLY ->
          Text.of(
              "health.failback.too-early",
              "server",
              preferred.name(),
              "at",
              offeredAt().toString());
      case NOT_HEALTHY ->
          Text.of(
              "health.failback.not-healthy", "server", preferred.name(), "minutes", afterMinutes);
      case NO_BACKUP -> Text.of("health.failback.no-backup", "server", preferred.name());
      case NOT_TARGET -> Text.of("health.failback.not-target", "server", preferred.name());
    };
  }
}
