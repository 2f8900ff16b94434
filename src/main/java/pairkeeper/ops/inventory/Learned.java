package pairkeeper.ops.inventory;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.platform.ServerFacts;

/** Fills the blanks of a pair with what was read on one of its servers. */
final class Learned {
  private Learned() {}

  static PairSheet of(PairSheet old, UUID server, ServerFacts facts) {
    Pair p = old.pair();
    var servers =
        p.servers().stream().map(s -> s.id().equals(server) ? filled(s, facts) : s).toList();
    var pair =
        new Pair(
            p.id(),
            p.customer(),
            p.site(),
            p.name(),
            p.platform(),
            said(p.postgresMajor(), facts.cluster().known() ? facts.cluster().major() : ""),
            p.serviceAddress(),
            servers);
    return new PairSheet(pair, old.tags(), old.note(), old.takenBy(), old.takenAt(), old.stamp());
  }

  private static Instance filled(Instance s, ServerFacts facts) {
    var c = facts.cluster();
    return new Instance(
        s.id(),
        s.host(),
        s.name(),
        address(s.address(), facts.machine().addresses()),
        s.port() == 0 ? c.port() : s.port(),
        said(s.dataDirectory(), c.dataDirectory()),
        said(s.configDirectory(), c.configDirectory()),
        said(s.clusterName(), c.name()),
        c.known() && !c.owner().isEmpty() ? c.owner() : s.osUser(),
        s.role(),
        s.preferred(),
        s.sqlCredential(),
        s.wroteApart());
  }

  /**
   * A name becomes the machine's address when it has only one: pg_hba.conf names exact addresses.
   */
  static String address(String said, List<String> ofMachine) {
    if (HostAddress.isIp(said)) {
      return said;
    }
    var candidates =
        ofMachine.stream()
            .filter(a -> !a.matches("(docker|br-|veth|virbr|podman|cni).*"))
            .map(a -> a.replaceFirst("^\\S+ ", "").replaceFirst("/\\d+$", ""))
            .filter(a -> HostAddress.isIp(a) && !a.contains(":"))
            .toList();
    return candidates.size() == 1 ? candidates.get(0) : said;
  }

  private static String said(String said, String found) {
    return said.isEmpty() ? found : said;
  }
}
