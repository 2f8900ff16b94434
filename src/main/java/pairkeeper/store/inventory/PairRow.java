package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;

/** One pair without its servers, which are rows of their own. */
@Entity
@Table(name = "pair")
class PairRow extends Kept {
  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "site_id")
  UUID site;

  String name;

  @Column(name = "active_name")
  String activeName;

  String platform;

  @Column(name = "postgres_major")
  String postgresMajor;

  @Column(name = "service_address")
  String serviceAddress;

  String note;
  String tags;

  @Column(name = "taken_by")
  String takenBy = "";

  @Column(name = "taken_at")
  Instant takenAt;

  void take(PairSheet sheet) {
    Pair p = sheet.pair();
    customer = p.customer();
    site = p.site();
    name = p.name();
    activeName = p.name().toLowerCase(Locale.ROOT);
    platform = p.platform();
    postgresMajor = p.postgresMajor();
    serviceAddress = p.serviceAddress();
    note = sheet.note();
    tags = TagText.of(sheet.tags());
  }

  PairSheet toSheet(List<Instance> servers) {
    var pair = new Pair(id, customer, site, name, platform, postgresMajor, serviceAddress, servers);
    return new PairSheet(pair, TagText.read(tags), note, takenBy, takenAt, stamp());
  }
}
