package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Tags;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Credentials;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.PairForm;
import pairkeeper.core.platform.Recognition;
import pairkeeper.core.platform.Recognition.Replicating;
import pairkeeper.core.platform.Recognition.Seen;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Recognitions;
import pairkeeper.ops.inventory.ServerForm;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.inventory.Trials;
import pairkeeper.web.ui.Said;

/** The form of a pair: its name and its servers, each tried out while it is typed. */
@Named
@ViewScoped
public class EditPairPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Pairs pairs;
  @Inject private transient Recognitions recognitions;
  @Inject private transient Customers customers;
  @Inject private transient Sites sites;
  @Inject private transient Credentials credentials;
  @Inject private transient Trials trials;
  @Inject private transient Said said;

  private UUID id;
  private UUID customer;
  private int version;
  private boolean loaded;
  private UUID site;
  private String name;
  private String tags;
  private String note;
  private String platform = "debian-systemd";
  private String postgresMajor;
  private String serviceAddress;
  private final List<ServerFields> servers = new ArrayList<>();
  private Conflict conflict;

  /**
   * Fills the form when the page is opened.
   *
   * @throws NotThere when neither the pair nor the customer is there for this person
   */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (id == null) {
      site = sites.first(customer == null ? new UUID(0, 0) : customer).id();
      servers.add(ServerFields.of(Role.PRIMARY));
      servers.add(ServerFields.of(Role.STANDBY));
      var usable = getCredentials();
      if (usable.size() == 1) {
        servers.forEach(s -> s.setCredential(usable.get(0).id()));
      }
      return;
    }
    fill(pairs.sheet(id));
  }

  private void fill(PairSheet sheet) {
    Pair pair = sheet.pair();
    customer = pair.customer();
    version = sheet.stamp().version();
    site = pair.site();
    name = pair.name();
    tags = sheet.tags().toString();
    note = sheet.note();
    platform = pair.platform();
    postgresMajor = pair.postgresMajor();
    serviceAddress = pair.serviceAddress();
    pair.servers().forEach(s -> servers.add(ServerFields.of(s)));
  }

  /** Tries one server out; said beside its fields, nothing is stored. */
  public void tryOut(int index) {
    ServerFields server = servers.get(index);
    server.tried(null);
    try {
      server.tried(trials.of(site, server.toForm(), platform, Typed.text(postgresMajor)));
      nameByHost(server);
    } catch (Refused refused) {
      said.refused(new Refused(refused.field() + index, refused.text()));
    }
  }

  /** A machine's own name says more at night than its address; a name that was typed stays. */
  private void nameByHost(ServerFields server) {
    Optional<String> host = server.getTrial().hostName();
    boolean free = servers.stream().noneMatch(s -> host.equals(Optional.ofNullable(s.getName())));
    if (Typed.text(server.getName()).isEmpty() && free) {
      host.ifPresent(server::setName);
    }
  }

  /** Agrees to the key that a host showed, and goes on trying. */
  public void agree(int index) {
    servers.get(index).agree();
    tryOut(index);
  }

  public void addServer() {
    servers.add(ServerFields.of(Role.STANDBY));
  }

  public String save() {
    try {
      PairForm form = form();
      PairSheet stored = id == null ? pairs.create(form) : pairs.change(id, version, form);
      learn(stored, id == null);
      said.done(Text.of("inventory.said.pair-stored", "name", stored.pair().name()));
      return "/inventory/customer.xhtml?faces-redirect=true&id=" + stored.pair().customer();
    } catch (Refused refused) {
      said.refused(PairField.of(refused, kept()));
    } catch (Overtaken overtaken) {
      conflict = Conflict.of(overtaken);
      said.failed(conflict.text());
    }
    return null;
  }

  /** What was typed goes over what the other person stored. */
  public String saveMine() {
    version = conflict.version();
    conflict = null;
    return save();
  }

  public String archive() {
    try {
      pairs.archive(id, version);
      said.done(Text.of("inventory.said.pair-archived", "name", name));
      return "/inventory/customer.xhtml?faces-redirect=true&id=" + customer;
    } catch (Overtaken overtaken) {
      conflict = Conflict.of(overtaken);
      said.failed(conflict.text());
      return null;
    }
  }

  private PairForm form() {
    var forms = new ArrayList<ServerForm>();
    for (int i : kept()) {
      try {
        forms.add(servers.get(i).toForm());
      } catch (Refused r) {
        throw new Refused("servers[" + forms.size() + "]." + r.field(), r.text());
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

  /** Places of the servers that were not taken out of the form. */
  private List<Integer> kept() {
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < servers.size(); i++) {
      if (!servers.get(i).isRemoved()) {
        kept.add(i);
      }
    }
    return kept;
  }

  /** What was read while trying out fills what was left out, of a new pair the roles too. */
  private void learn(PairSheet stored, boolean isNew) {
    var read = new LinkedHashMap<UUID, ServerFacts>();
    var kept = kept();
    for (int i = 0; i < kept.size(); i++) {
      UUID server = stored.pair().servers().get(i).id();
      servers.get(kept.get(i)).facts().ifPresent(facts -> read.put(server, facts));
    }
    if (isNew) {
      recognitions.take(stored.pair().id(), read);
    } else {
      read.forEach(pairs::learn);
    }
  }

  /** What the servers of a new pair are to each other; null until each was tried out. */
  public Text getRecognised() {
    var seen = new ArrayList<Seen>();
    for (int i : kept()) {
      ServerFields server = servers.get(i);
      server.facts().ifPresent(facts -> seen.add(new Seen(server.called(), facts)));
    }
    if (id != null || seen.size() < 2 || seen.size() < kept().size()) {
      return null;
    }
    return Recognition.of(seen) instanceof Replicating found ? found.said() : null;
  }

  public Customer getOwner() {
    return customers.get(customer);
  }

  public List<Site> getSites() {
    return sites.of(customer);
  }

  public List<Credential> getCredentials() {
    return credentials.sshFor(customer);
  }

  public List<ServerFields> getServers() {
    return servers;
  }

  public Conflict getConflict() {
    return conflict;
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public UUID getCustomer() {
    return customer;
  }

  public void setCustomer(UUID customer) {
    this.customer = customer;
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

  public void setPlatform(String platform) {
    this.platform = platform;
  }

  public String getPostgresMajor() {
    return postgresMajor;
  }

  public void setPostgresMajor(String postgresMajor) {
    this.postgresMajor = postgresMajor;
  }

  public String getServiceAddress() {
    return serviceAddress;
  }

  public void setServiceAddress(String serviceAddress) {
    this.serviceAddress = serviceAddress;
  }
}
