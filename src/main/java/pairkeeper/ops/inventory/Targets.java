package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.TargetRepository;
import pairkeeper.store.jobs.Jobs;

/** Looks after targets: the places beside the pairs that jobs copy to or restart. */
@ApplicationScoped
@Transactional
public class Targets {
  private TargetRepository rows;
  private Jobs jobs;
  private Sites sites;
  private ServerHosts hosts;
  private Author author;

  protected Targets() {}

  @Inject
  Targets(TargetRepository rows, Jobs jobs, Sites sites, ServerHosts hosts, Author author) {
    this.rows = rows;
    this.jobs = jobs;
    this.sites = sites;
    this.hosts = hosts;
    this.author = author;
  }

  /**
   * Those in use that the person may see, by name.
   *
   * @param words looked for in names, paths and hosts' addresses; "" for all
   * @param customer only this customer's, or null
   */
  public List<Target> find(String words, UUID customer) {
    return rows.find(author.reads(), words == null ? "" : words, customer);
  }

  /** Those that lie on a host, by name. */
  public List<Target> on(UUID host) {
    return find("", null).stream().filter(t -> t.host().id().equals(host)).toList();
  }

  /**
   * The target, an archived one too.
   *
   * @throws NotThere when there is none that the person may see
   */
  public Target get(UUID id) {
    return rows.find(author.reads(), id).orElseThrow(() -> new NotThere("target", id));
  }

  /**
   * Takes a target in; makes its host or shares the one of the same site, address and port.
   *
   * @throws Refused with the field that is wrong
   */
  public Target add(TargetForm form) {
    Site site = sites.meant(form.customer(), form.site());
    author.mayEdit(site.customer());
    var stored = rows.insert(target(Ids.next(), site, form, null), author.signature());
    tell("target.created", stored, "inventory.audit.target-created");
    return stored;
  }

  /**
   * @param version that the person had before them
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   * @throws Refused with the field that is wrong
   */
  public Target change(UUID id, int version, TargetForm form) {
    var old = get(id);
    author.mayEdit(old.customer());
    Site site = sites.meant(old.customer(), form.site() == null ? old.site() : form.site());
    var wanted = target(id, site, form, new Stamp(version, null, "", null));
    var stored = rows.update(author.reads(), old, wanted, author.signature());
    tell("target.changed", stored, "inventory.audit.target-changed");
    return stored;
  }

  /**
   * Takes it out of use; nothing on its host changes, and its history stays.
   *
   * @throws Refused while a job copies to it
   */
  public void archive(UUID id, int version) {
    var target = get(id);
    author.mayEdit(target.customer());
    jobs.all().stream()
        .filter(job -> copiesTo(job, id))
        .findFirst()
        .ifPresent(job -> {
          throw new Refused("", Text.of("inventory.refused.target-used", "name", job.name()));
        });
    rows.archive(author.reads(), id, version, author.signature());
    tell("target.archived", target, "inventory.audit.target-archived");
  }

  private static boolean copiesTo(Job job, UUID target) {
    return job.settings()
        .as(RsyncSettings.class)
        .flatMap(RsyncSettings::target)
        .filter(place -> place.server().equals(target))
        .isPresent();
  }

  private Target target(UUID id, Site site, TargetForm f, Stamp stamp) {
    return new Target(
        id,
        site.customer(),
        site.id(),
        f.kind(),
        f.name(),
        hosts.stored(site, f.on()),
        f.path(),
        stamp);
  }

  private void tell(String act, Target target, String key) {
    author.tell(
        act,
        target.customer(),
        null,
        new Text(key, Map.of("name", target.name())),
        Map.of(
            "kind", target.kind().word(),
            "host", target.host().address(),
            "path", target.path()));
  }
}
