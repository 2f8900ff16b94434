package pairkeeper.core.runbook;

import java.util.Optional;
import pairkeeper.core.configfile.PgConf;
import pairkeeper.core.model.Instance;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.postgres.Lsn;

/**
 * A standby that takes no part in a change of roles and has to follow whoever is primary then.
 *
 * @param facts read just now; empty when it did not answer
 */
public record FurtherStandby(Instance server, Optional<ServerFacts> facts) {
  /** From this version on a running standby takes another primary by a reload. */
  private static final int RELOADS = 130_000;

  /** Why it cannot be led to another primary while it runs. */
  enum Hindrance {
    NOT_SET_UP,
    SILENT,
    NO_STANDBY,
    WRITES,
    OTHER_SYSTEM,
    TOO_OLD,
    OWN_SETTINGS,
    UNREAD_FILE;

    /** Part of the keys of its texts: {@code not-set-up}. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param systemIdentifier of the pair
   */
  Optional<Hindrance> hindrance(String systemIdentifier) {
    Live live = facts.flatMap(ServerFacts::live).orElse(null);
    if (live == null) {
      return Optional.of(Hindrance.SILENT);
    }
    boolean same = live.systemIdentifier().equals(systemIdentifier);
    if (!live.inRecovery()) {
      return Optional.of(same ? Hindrance.WRITES : Hindrance.NO_STANDBY);
    }
    if (!same) {
      return Optional.of(Hindrance.OTHER_SYSTEM);
    }
    if (live.versionNum() < RELOADS) {
      return Optional.of(Hindrance.TOO_OLD);
    }
    // what ALTER SYSTEM wrote counts more than our file
    String auto = facts.get().file("auto").text();
    boolean own = FollowSettings.NAMES.stream().anyMatch(n -> PgConf.get(auto, n).isPresent());
    if (own) {
      return Optional.of(Hindrance.OWN_SETTINGS);
    }
    return new OwnFile(facts.get()).comesIntoForce()
        ? Optional.empty()
        : Optional.of(Hindrance.UNREAD_FILE);
  }

  /** How far it has received WAL; none when it is not known. */
  Optional<Lsn> received() {
    return facts
        .flatMap(ServerFacts::live)
        .map(Live::lsn)
        .filter(lsn -> !lsn.isEmpty())
        .map(Lsn::parse);
  }

  ClusterRef cluster() {
    return ClusterRef.of(facts.orElseThrow());
  }

  /** Its slot on whoever is its primary, and the name under which it logs in there. */
  String slot() {
    return Roles.slotFor(server.name());
  }
}
