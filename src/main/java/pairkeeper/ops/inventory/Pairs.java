package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.store.inventory.InstanceRepository;
import pairkeeper.store.inventory.PairRepository;

/** Looks after pairs and their servers. */
@ApplicationScoped
@Transactional
public class Pairs {
  private PairRepository rows;
  private InstanceRepository servers;
  private Sites sites;
  private PairBuilder builder;
  private Author author;

  protected Pairs() {}

  @Inject
  Pairs(
      PairRepository rows,
      InstanceRepository servers,
      Sites sites,
      PairBuilder builder,
      Author author) {
    this.rows = rows;
    this.servers = servers;
    this.sites = sites;
    this.builder = builder;
    this.author = author;
  }

  /** Pairs that the person may see, by name. */
  public List<PairSheet> find(PairFilter filter) {
    return rows.find(author.reads(), filter);
  }

  /**
   * The pair with what people keep about it, an archived one too.
   *
   * @throws NotThere when there is none that the person may see
   */
  public PairSheet sheet(UUID id) {
    return rows.find(author.reads(), id).orElseThrow(() -> new NotThere("pair", id));
  }

  /** {@link #sheet} without what people keep about it. */
  public Pair get(UUID id) {
    return sheet(id).pair();
  }

  /**
   * One server of any pair.
   *
   * @throws NotThere when there is none that the person may see
   */
  public Instance server(UUID id) {
    return servers.find(author.reads(), id).orElseThrow(() -> new NotThere("server", id));
  }

  /** The servers on a host, of all its pairs, by name. */
  public List<Instance> on(UUID host) {
    return servers.onHost(author.reads(), host);
  }

  /**
   * The pair of a server.
   *
   * @throws NotThere when there is none that the person may see
   */
  public Pair of(UUID server) {
    return get(
        servers.pairOf(author.reads(), server).orElseThrow(() -> new NotThere("server", server)));
  }

  /**
   * Takes a pair in; makes its hosts or shares those of the same site, address and port.
   *
   * @throws Refused with the field that is wrong; of a server as {@code servers[0].host}
   */
  public PairSheet create(PairForm form) {
    Site site = sites.meant(form.customer(), form.site());
    author.mayEdit(site.customer());
    var stored = rows.insert(builder.build(form, site, Optional.empty(), 0), author.signature());
    tell("pair.created", stored.pair(), "inventory.audit.pair-created");
    return stored;
  }

  /**
   * @param version that the person had before them
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   * @throws Refused with the field that is wrong
   */
  public PairSheet change(UUID id, int version, PairForm form) {
    var old = sheet(id);
    author.mayEdit(old.pair().customer());
    UUID at = form.site() == null ? old.pair().site() : form.site();
    Site site = sites.meant(old.pair().customer(), at);
    var wanted = builder.build(form, site, Optional.of(old), version);
    var stored = rows.update(author.reads(), old, wanted, author.signature());
    tell("pair.changed", stored.pair(), "inventory.audit.pair-changed");
    return stored;
  }

  /**
   * Fills what nobody has said about a server with what was read there; what people said stays.
   *
   * @return the pair as it is now
   * @throws NotThere when there is no such server that the person may see
   */
  public PairSheet learn(UUID server, ServerFacts facts) {
    var old = sheet(of(server).id());
    author.mayEdit(old.pair().customer());
    var known = Learned.of(old, server, facts);
    if (known.pair().equals(old.pair())) {
      return old;
    }
    var stored = rows.update(author.reads(), known, author.signature());
    author.tell(
        "pair.discovered",
        stored.pair().customer(),
        stored.pair().id(),
        Text.of(
            "inventory.audit.pair-discovered",
            "server",
            server(server).name(),
            "found",
            facts.cluster().version() + " " + facts.cluster().dataDirectory()),
        Map.of());
    return stored;
  }

  /** Takes the pair out of use; nothing on its servers changes, and its history stays. */
  public void archive(UUID id, int version) {
    Pair pair = get(id);
    author.mayEdit(pair.customer());
    rows.archive(author.reads(), id, version, author.signature());
    tell("pair.archived", pair, "inventory.audit.pair-archived");
  }

  /** The person looks after the pair's trouble from now on. */
  public void take(UUID id) {
    own(id, author.name(), "pair.taken", "inventory.audit.pair-taken");
  }

  /** Nobody looks after it any more. */
  public void giveBack(UUID id) {
    own(id, "", "pair.given-back", "inventory.audit.pair-given-back");
  }

  private void own(UUID id, String owner, String act, String key) {
    Pair pair = get(id);
    rows.take(author.reads(), id, owner, author.signature());
    tell(act, pair, key);
  }

  private void tell(String act, Pair pair, String key) {
    String where =
        pair.servers().stream()
            .map(s -> s.role().word() + " " + s.name() + " " + s.host().address())
            .collect(Collectors.joining(", "));
    author.tell(
        act,
        pair.customer(),
        pair.id(),
        new Text(key, Map.of("name", pair.name())),
        Map.of("servers", where));
  }
}
