package pairkeeper.web.inventory;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Tags;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.inventory.PairForm;
import pairkeeper.ops.inventory.ServerField;
import pairkeeper.ops.inventory.ServerForm;

/** A pair with its servers while it is typed. */
public class PairFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private UUID site;
  private String name;
  private String tags;
  private String note;
  private String platform = "debian-systemd";
  private String postgresMajor;
  private String serviceAddress;
  private final List<ServerFields> servers = new ArrayList<>();

  /** A new pair at that site: a primary and a standby, of which nothing is said. */
  static PairFields at(UUID site) {
    var fields = new PairFields();
    fields.site = site;
    fields.servers.add(ServerFields.of(Role.PRIMARY));
    fields.servers.add(ServerFields.of(Role.STANDBY));
    return fields;
  }

  /**
   * @param hosts stored ones by their ids
   */
  static PairFields of(PairSheet sheet, Function<UUID, Host> hosts) {
    var fields = new PairFields();
    Pair pair = sheet.pair();
    fields.site = pair.site();
    fields.name = pair.name();
    fields.tags = sheet.tags().toString();
    fields.note = sheet.note();
    fields.platform = pair.platform();
    fields.postgresMajor = pair.postgresMajor();
    fields.serviceAddress = pair.serviceAddress();
    pair.servers().forEach(s -> fields.servers.add(ServerFields.of(s, hosts)));
    return fields;
  }

  /**
   * @throws Refused naming the field; of a server as {@link ServerField} writes it
   */
  PairForm toForm(UUID customer) {
    var forms = new ArrayList<ServerForm>();
    for (ServerFields server : kept()) {
      try {
        forms.add(server.toForm());
      } catch (Refused refused) {
        throw ServerField.at(forms.size(), refused);
      }
    }
    return new PairForm(
        customer,
        site,
        name,
        Tags.typed(tags),
        note,
        postgresMajor,
        platform,
        serviceAddress,
        forms);
  }

  /** The servers that were not taken out of the form. */
  List<ServerFields> kept() {
    return servers.stream().filter(s -> !s.isRemoved()).toList();
  }

  /** The refusal at the field of this form: {@code host2} when the refused server stands third. */
  Refused here(Refused refused) {
    return ServerField.of(refused)
        .map(f -> new Refused(f.name() + servers.indexOf(kept().get(f.server())), refused.text()))
        .orElse(refused);
  }

  /** What was read of each server while trying it out, by the ids that storing gave them. */
  Map<UUID, ServerFacts> read(Pair stored) {
    var read = new LinkedHashMap<UUID, ServerFacts>();
    for (int i = 0; i < kept().size(); i++) {
      UUID server = stored.servers().get(i).id();
      kept().get(i).facts().ifPresent(facts -> read.put(server, facts));
    }
    return read;
  }

  /** Whether there is a choice of the standby that is promoted first. */
  public boolean isChoosing() {
    return kept().stream().filter(s -> s.getRole().equals(Role.STANDBY.word())).count() > 1;
  }

  public List<ServerFields> getServers() {
    return servers;
  }

  public UUID getSite() {
    return site;
  }

  public void setSite(UUID site) {
    this.site = site;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getTags() {
    return tags;
  }

  public void setTags(String tags) {
    this.tags = tags;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }

  public String getPlatform() {
    return platform;
  }

  public String getPostgresMajor() {
    return postgresMajor;
  }

  public String getServiceAddress() {
    return serviceAddress;
  }

  public void setServiceAddress(String serviceAddress) {
    this.serviceAddress = serviceAddress;
  }
}
