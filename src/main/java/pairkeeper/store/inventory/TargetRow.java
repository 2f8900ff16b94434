package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Target;

/** One second medium or application host. */
@Entity
@Table(name = "target")
class TargetRow extends Kept {
  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "site_id")
  UUID site;

  @Enumerated(EnumType.STRING)
  Target.Kind kind;

  String name;

  @Column(name = "active_name")
  String activeName;

  @Column(name = "host_id")
  UUID host;

  String path;

  void take(Target t) {
    customer = t.customer();
    site = t.site();
    kind = t.kind();
    name = t.name();
    activeName = t.name().toLowerCase(Locale.ROOT);
    host = t.host().id();
    path = t.path();
  }

  Target toTarget(Host on) {
    return new Target(id, customer, site, kind, name, on, path, stamp());
  }
}
