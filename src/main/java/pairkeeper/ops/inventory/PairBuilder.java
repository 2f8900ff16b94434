package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.ops.Ids;

/** Makes a pair of what people said: checks it, takes defaults, finds or makes the hosts. */
@ApplicationScoped
class PairBuilder {
  private ServerHosts hosts;
  private UsableCredentials credentials;

  protected PairBuilder() {}

  @Inject
  PairBuilder(ServerHosts hosts, UsableCredentials credentials) {
    this.hosts = hosts;
    this.credentials = credentials;
  }

  /**
   * @param old the pair as it is stored, or empty for a new one
   * @param version that the person had before them
   * @throws Refused with the field that is wrong; of a server as {@code servers[0].host}
   */
  PairSheet build(PairForm form, Site site, Optional<PairSheet> old, int version) {
    PairChecks.name("name", form.name());
    Platform platform = Platforms.of(form.platform());
    var servers = servers(form, site, platform, old.map(PairSheet::pair));
    var pair =
        new Pair(
            old.map(o -> o.pair().id()).orElseGet(Ids::next),
            site.customer(),
            site.id(),
            form.name(),
            platform.id(),
            PairChecks.major(form.postgresMajor()),
            PairChecks.serviceAddress(form.serviceAddress()),
            servers);
    var stamp = new Stamp(version, null, "", null);
    return new PairSheet(pair, form.tags(), form.note(), "", null, stamp);
  }

  private List<Instance> servers(PairForm form, Site site, Platform platform, Optional<Pair> old) {
    var servers = new ArrayList<Instance>();
    for (int i = 0; i < form.servers().size(); i++) {
      try {
        servers.add(server(i, form.servers().get(i), site, platform, old));
      } catch (Refused r) {
        throw ServerField.at(i, r);
      }
    }
    preferOne(servers);
    PairChecks.together(servers);
    return servers;
  }

  private Instance server(
      int index, ServerForm form, Site site, Platform platform, Optional<Pair> pair) {
    var old =
        Optional.ofNullable(form.id())
            .map(id ->
                pair.flatMap(p -> p.server(id))
                    .orElseThrow(() -> new Refused("id", Text.of("inventory.refused.server"))));
    Host host = hosts.stored(site, form.on());
    credentials.requireSql(site, form.sqlCredential());
    Role role = role(index, form, old);
    return new Instance(
        old.map(Instance::id).orElseGet(Ids::next),
        host,
        PairChecks.name("name", form.name().isEmpty() ? PairChecks.nameOf(host) : form.name()),
        form.postgresAddress().isEmpty() ? host.address() : form.postgresAddress(),
        form.postgresPort(),
        PairChecks.directory("dataDirectory", form.dataDirectory()),
        PairChecks.directory("configDirectory", form.configDirectory()),
        PairChecks.clusterName(form.clusterName()),
        form.osUser().isEmpty() ? platform.defaultOwner() : form.osUser(),
        role,
        role == Role.STANDBY && Boolean.TRUE.equals(form.preferred()),
        form.sqlCredential(),
        old.flatMap(Instance::wroteApart));
  }

  /** Who the primary is, a person says once, when the server is taken in; later only runs do. */
  private static Role role(int index, ServerForm form, Optional<Instance> old) {
    if (old.isEmpty()) {
      Role usual = index == 0 ? Role.PRIMARY : Role.STANDBY;
      return form.role() == null ? usual : form.role();
    }
    if (form.role() != null && form.role() != old.get().role()) {
      throw new Refused("role", Text.of("inventory.refused.role-by-run"));
    }
    return old.get().role();
  }

  private static void preferOne(List<Instance> servers) {
    if (servers.stream().anyMatch(Instance::preferred)) {
      return;
    }
    for (int i = 0; i < servers.size(); i++) {
      Instance s = servers.get(i);
      if (s.role() == Role.STANDBY) {
        servers.set(
            i,
            new Instance(
                s.id(),
                s.host(),
                s.name(),
                s.address(),
                s.port(),
                s.dataDirectory(),
                s.configDirectory(),
                s.clusterName(),
                s.osUser(),
                s.role(),
                true,
                s.sqlCredential(),
                s.wroteApart()));
        return;
      }
    }
  }
}
