package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.Recognition;
import pairkeeper.core.platform.Recognition.Replicating;
import pairkeeper.core.platform.Recognition.Seen;
import pairkeeper.ops.inventory.Credentials;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.HostKeysDesk;
import pairkeeper.ops.inventory.PairForm;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Recognitions;
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
  @Inject private transient HostKeysDesk desk;
  @Inject private transient Said said;

  private UUID id;
  private UUID customer;
  private PairFields pair;
  private final Editing editing = new Editing();

  /**
   * Fills the form when the page is opened.
   *
   * @throws NotThere when neither the pair nor the customer is there for this person
   */
  public void load() {
    if (pair != null) {
      return;
    }
    if (id == null) {
      pair = PairFields.at(sites.first(customer == null ? new UUID(0, 0) : customer).id());
      var usable = getCredentials();
      if (usable.size() == 1) {
        pair.getServers().forEach(s -> s.getOn().setCredential(usable.get(0).id()));
      }
      return;
    }
    PairSheet sheet = pairs.sheet(id);
    customer = sheet.pair().customer();
    editing.opened(sheet.stamp());
    pair = PairFields.of(sheet, host -> desk.host(host).host());
  }

  /** Tries one server out; said beside its fields, nothing is stored. */
  public void tryOut(int index) {
    ServerFields server = pair.getServers().get(index);
    server.getOn().tried(null);
    try {
      server
          .getOn()
          .tried(
              trials.of(
                  pair.getSite(),
                  server.toForm(),
                  pair.getPlatform(),
                  Typed.text(pair.getPostgresMajor())));
      nameByHost(server);
    } catch (Refused refused) {
      said.refused(new Refused(refused.field() + index, refused.text()));
    }
  }

  /** A machine's own name says more at night than its address; a name that was typed stays. */
  private void nameByHost(ServerFields server) {
    Optional<String> host = server.getOn().getTrial().hostName();
    boolean free =
        pair.getServers().stream().noneMatch(s -> host.equals(Optional.ofNullable(s.getName())));
    if (Typed.text(server.getName()).isEmpty() && free) {
      host.ifPresent(server::setName);
    }
  }

  /** Agrees to the key that a host showed, and goes on trying. */
  public void agree(int index) {
    pair.getServers().get(index).getOn().agree();
    tryOut(index);
  }

  public void addServer() {
    pair.getServers().add(ServerFields.of(Role.STANDBY));
  }

  public String save() {
    return editing.store(
        said,
        pair::here,
        () -> {
          PairForm form = pair.toForm(customer);
          PairSheet stored =
              id == null ? pairs.create(form) : pairs.change(id, editing.version(), form);
          learn(stored);
          said.done(Text.of("inventory.said.pair-stored", "name", stored.pair().name()));
          return id == null
              ? "/monitoring/pair.xhtml?faces-redirect=true&id=" + stored.pair().id()
              : "/inventory/customer.xhtml?faces-redirect=true&id=" + stored.pair().customer();
        });
  }

  /** What was read while trying out fills what was left out, of a new pair the roles too. */
  private void learn(PairSheet stored) {
    var read = pair.read(stored.pair());
    if (id == null) {
      recognitions.take(stored.pair().id(), read);
    } else {
      read.forEach(pairs::learn);
    }
  }

  /** What was typed goes over what the other person stored. */
  public String saveMine() {
    editing.overrule();
    return save();
  }

  public String archive() {
    return editing.archive(
        said,
        () -> {
          pairs.archive(id, editing.version());
          said.done(Text.of("inventory.said.pair-archived", "name", pair.getName()));
          return "/inventory/customer.xhtml?faces-redirect=true&id=" + customer;
        });
  }

  /** What the servers of a new pair are to each other; null until each was tried out. */
  public Text getRecognised() {
    var seen = new ArrayList<Seen>();
    for (ServerFields server : pair.kept()) {
      server.facts().ifPresent(facts -> seen.add(new Seen(server.called(), facts)));
    }
    if (id != null || seen.size() < 2 || seen.size() < pair.kept().size()) {
      return null;
    }
    return Recognition.of(seen) instanceof Replicating found ? found.said() : null;
  }

  public PairFields getPair() {
    return pair;
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

  /** The passwords that sudo may ask for. */
  public List<Credential> getSudoCredentials() {
    return credentials.of(CredentialKind.SUDO_PASSWORD, customer);
  }

  /** The roles by which PostgreSQL may be asked. */
  public List<Credential> getSqlCredentials() {
    return credentials.of(CredentialKind.POSTGRES_PASSWORD, customer);
  }

  public Conflict getConflict() {
    return editing.conflict();
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
}
