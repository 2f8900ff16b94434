package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.HostSheet;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Scope;

/**
 * Rows of hosts. A host is shared by the pairs of its site by address and port; never across sites,
 * since two customers may well use the same private addresses.
 */
@ApplicationScoped
public class HostRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** All hosts in use, by address. */
  public List<HostSheet> all(Scope scope) {
    var query =
        em.createQuery(
            "select h from HostRow h where h.archivedAt is null and "
                + ScopeFilter.on("h.customer")
                + " order by h.address, h.sshPort, h.id",
            HostRow.class);
    return ScopeFilter.bind(query, scope).getResultStream().map(HostRepository::sheet).toList();
  }

  public Optional<HostSheet> find(Scope scope, UUID id) {
    return row(scope, id).map(HostRepository::sheet);
  }

  /** The host of that site at that address, archived ones too. */
  public Optional<HostSheet> at(Scope scope, UUID site, String address, int sshPort) {
    return em.createQuery(
            "select h from HostRow h"
                + " where h.site = :site and h.address = :address and h.sshPort = :port",
            HostRow.class)
        .setParameter("site", site)
        .setParameter("address", canonical(address))
        .setParameter("port", sshPort)
        .getResultStream()
        .filter(r -> scope.sees(r.customer))
        .findFirst()
        .map(HostRepository::sheet);
  }

  public HostSheet insert(Host host, UUID customer, Signature by) {
    var row = new HostRow();
    row.created(host.id(), by);
    row.customer = customer;
    take(row, host);
    em.persist(row);
    em.flush();
    return sheet(row);
  }

  /**
   * Changes how the host is reached and takes it back into use; its pinned key stays.
   *
   * @throws NotThere when it is not visible
   */
  public HostSheet update(Scope scope, Host host, Signature by) {
    HostRow row = require(scope, host.id());
    take(row, host);
    row.archivedAt = null;
    row.changed(by);
    em.flush();
    return sheet(row);
  }

  /** Agrees on the host's key, instead of any that was agreed on before. */
  public HostSheet pin(Scope scope, UUID id, String fingerprint, Signature by) {
    HostRow row = require(scope, id);
    row.pinnedKey = fingerprint;
    row.pinnedAt = by.at();
    row.pinnedBy = by.by();
    row.changed(by);
    em.flush();
    return sheet(row);
  }

  private static void take(HostRow row, Host host) {
    row.take(host);
    row.address = canonical(host.address());
  }

  // names and IPv6 addresses are the same in capitals
  private static String canonical(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  static HostSheet sheet(HostRow r) {
    return new HostSheet(r.toHost(), r.customer, r.pinnedAt, r.pinnedBy, r.stamp());
  }

  private HostRow require(Scope scope, UUID id) {
    return row(scope, id).orElseThrow(() -> new NotThere("host", id));
  }

  private Optional<HostRow> row(Scope scope, UUID id) {
    return Optional.ofNullable(em.find(HostRow.class, id)).filter(r -> scope.sees(r.customer));
  }
}
