package pairkeeper.core.runbook;

import java.util.Map;
import pairkeeper.core.job.CopyDestination;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Text;

/** What must hold before anything is copied from a server of a pair to another machine. */
record CopyGuards(
    GuardList list,
    Instance source,
    TreeFacts sourceFacts,
    CopyDestination destination,
    TreeFacts destinationFacts) {

  void direction(Job job) {
    boolean turned = !job.primary().equals(source.id());
    boolean holds = !turned || job.direction() == Direction.FOLLOW;
    String found = !turned ? "same" : holds ? "follows" : "stops";
    list.block(
        holds,
        "copy-direction",
        Text.of(
            "guards.copy-direction." + found,
            "source",
            source.name(),
            "destination",
            destination.name()),
        source.name(),
        sourceFacts.readAt());
  }

  void roles() {
    role(source, sourceFacts, false);
    destination.standby().ifPresent(standby -> role(standby, destinationFacts, true));
  }

  /** What the database itself is to start as, so that nothing ever goes against the roles. */
  private void role(Instance server, TreeFacts said, boolean standby) {
    Boolean is = said.standby();
    Text evidence =
        Text.of(
            "guards.copy-roles." + (is == null ? "unknown" : is ? "standby" : "primary"),
            "server",
            server.name());
    String id = standby ? "copy-roles-destination" : "copy-roles";
    if (is == null) {
      list.warn(false, id, evidence, server.name(), said.readAt());
    } else {
      list.block(is == standby, id, evidence, server.name(), said.readAt());
    }
  }

  void hostKey() {
    boolean holds = !CopyBetween.hostKey(destination.host(), destinationFacts).isEmpty();
    list.block(
        holds,
        "copy-host-key",
        Text.of(
            "guards.copy-host-key." + (holds ? "yes" : "no"),
            "fingerprint",
            String.valueOf(destination.host().pinnedKey())),
        destination.name(),
        destinationFacts.readAt());
  }

  /** Only root may become somebody else. */
  void user(String user) {
    boolean root = privileged(source.host()) && privileged(destination.host());
    boolean own =
        user.equals(source.osUser())
            && destination.standby().map(Instance::osUser).filter(user::equals).isPresent();
    list.block(
        root || own,
        "copy-user",
        new Text(
            "guards.copy-user." + (root || own ? "yes" : "no"),
            Map.<String, Object>of("user", user)),
        source.name(),
        sourceFacts.readAt());
  }

  private static boolean privileged(Host host) {
    return host.privilege() != Privilege.OS_USER;
  }
}
