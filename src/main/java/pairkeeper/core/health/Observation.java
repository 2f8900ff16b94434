package pairkeeper.core.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.WatchRow;

/**
 * One look at one server.
 *
 * @param at when the console asked
 * @param row what it said, or null when it did not answer
 * @param problem why it did not answer, or null
 * @param refused the role that should have asked but was not let in, when another one asked instead
 * @param log recent trouble in its own log, newest last
 * @param spared why it was not stopped though an order says so, if it was not
 */
public record Observation(
    UUID server,
    Instant at,
    WatchRow row,
    Text problem,
    Optional<Probe.RefusedRole> refused,
    List<LogTrouble> log,
    Optional<Text> spared) {

  public Observation {
    log = List.copyOf(log);
  }

  /** Its log is not known. */
  public Observation(UUID server, Instant at, WatchRow row, Text problem) {
    this(server, at, row, problem, Optional.empty(), List.of(), Optional.empty());
  }

  /** The same with what its log holds. */
  public Observation with(List<LogTrouble> read) {
    return new Observation(server, at, row, problem, refused, read, spared);
  }

  /** The same, asked in the place of a role that was not let in. */
  public Observation instead(Probe.RefusedRole of) {
    return new Observation(server, at, row, problem, Optional.ofNullable(of), log, spared);
  }

  /** The same of a server that an order to stop it did not reach. */
  public Observation sparedSince(Text why) {
    return new Observation(server, at, row, problem, refused, log, Optional.of(why));
  }

  /** The same with what an earlier look at the same server knew better. */
  public Observation after(Observation earlier) {
    return answered() && earlier != null && earlier.answered()
        ? new Observation(server, at, row.after(earlier.row), problem, refused, log, spared)
        : this;
  }

  public boolean answered() {
    return row != null;
  }
}
