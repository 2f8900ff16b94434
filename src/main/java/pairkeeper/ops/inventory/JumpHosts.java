package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.HostRepository;
import pairkeeper.store.inventory.InstanceRepository;

/** Finds the host to hop over, named by its id, by a server on it, or by its address. */
@ApplicationScoped
class JumpHosts {
  private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private HostRepository rows;
  private InstanceRepository servers;
  private Author author;

  protected JumpHosts() {}

  @Inject
  JumpHosts(HostRepository rows, InstanceRepository servers, Author author) {
    this.rows = rows;
    this.servers = servers;
    this.author = author;
  }

  /**
   * @param text "" for none
   * @param host id of the host that is reached over it, stored or not
   * @param own address and port of that host
   * @param credential with which a new one is signed in to
   * @param make whether an unknown address becomes a host
   * @throws Refused naming {@code jumpHost}
   */
  Optional<UUID> find(
      Site site, String text, UUID host, HostPlace own, Credential credential, boolean make) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Scope scope = Scope.of(Set.of(site.customer()));
    boolean id = text.matches(UUID_FORM);
    if (!id && HostPlace.parse("jumpHost", text).equals(own)) {
      throw new Refused("jumpHost", Text.of("inventory.refused.jump-circle"));
    }
    Optional<UUID> known = id ? byId(scope, text) : byPlace(scope, site, text);
    if (known.isEmpty() && (!make || id)) {
      throw new Refused("jumpHost", Text.of("inventory.refused.jump-unknown"));
    }
    UUID jump = known.orElseGet(() -> made(site, text, credential));
    requireNoCircle(scope, host, jump);
    return Optional.of(jump);
  }

  private Optional<UUID> byId(Scope own, String text) {
    UUID id = UUID.fromString(text);
    return rows.find(own, id)
        .map(h -> h.host().id())
        .or(() -> servers.find(own, id).map(s -> s.host().id()));
  }

  private Optional<UUID> byPlace(Scope own, Site site, String text) {
    var place = HostPlace.parse("jumpHost", text);
    return rows.at(own, site.id(), place.address(), place.port()).map(h -> h.host().id());
  }

  private UUID made(Site site, String text, Credential credential) {
    var place = HostPlace.parse("jumpHost", text);
    var host =
        new Host(
            Ids.next(),
            site.id(),
            place.address(),
            place.port(),
            credential.id(),
            null,
            null,
            ServerHosts.usual(credential),
            null);
    return rows.insert(host, site.customer(), author.signature()).host().id();
  }

  private void requireNoCircle(Scope own, UUID host, UUID jump) {
    var seen = new HashSet<UUID>();
    seen.add(host);
    for (UUID at = jump; at != null; ) {
      if (!seen.add(at)) {
        throw new Refused("jumpHost", Text.of("inventory.refused.jump-circle"));
      }
      at = rows.find(own, at).map(h -> h.host().jumpHost()).orElse(null);
    }
  }
}
