package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Credentials;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.HostKeysDesk;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.inventory.TargetForm;
import pairkeeper.ops.inventory.TargetTrials;
import pairkeeper.ops.inventory.Targets;
import pairkeeper.web.ui.Said;

/** The form of a target, tried out while it is typed. */
@Named
@ViewScoped
public class EditTargetPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Targets targets;
  @Inject private transient TargetTrials trials;
  @Inject private transient HostKeysDesk desk;
  @Inject private transient Customers customers;
  @Inject private transient Sites sites;
  @Inject private transient Credentials credentials;
  @Inject private transient Said said;

  private UUID id;
  private UUID customer;
  private HostFields on;
  private UUID site;
  private String kind = Target.Kind.SECOND_MEDIUM.word();
  private String name;
  private String path;
  private final Editing editing = new Editing();

  /**
   * Fills the form when the page is opened.
   *
   * @throws NotThere when neither the target nor the customer is there for this person
   */
  public void load() {
    if (on != null) {
      return;
    }
    if (id == null) {
      site = sites.first(customer == null ? new UUID(0, 0) : customer).id();
      on = new HostFields();
      var usable = getCredentials();
      if (usable.size() == 1) {
        on.setCredential(usable.get(0).id());
      }
      return;
    }
    Target target = targets.get(id);
    customer = target.customer();
    editing.opened(target.stamp());
    site = target.site();
    kind = target.kind().word();
    name = target.name();
    path = target.path();
    on = HostFields.of(target.host(), host -> desk.host(host).host());
  }

  /** Tries it out; said beside its fields, nothing is stored. */
  public void tryOut() {
    on.tried(null);
    try {
      on.tried(trials.of(form()));
    } catch (Refused refused) {
      said.refused(refused);
    }
  }

  /** Agrees to the key that the host showed, and goes on trying. */
  public void agree() {
    on.agree();
    tryOut();
  }

  public String save() {
    return editing.store(
        said,
        () -> {
          Target stored =
              id == null ? targets.add(form()) : targets.change(id, editing.version(), form());
          said.done(Text.of("inventory.said.target-stored", "name", stored.name()));
          return back();
        });
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
          targets.archive(id, editing.version());
          said.done(Text.of("inventory.said.target-archived", "name", name));
          return back();
        });
  }

  private TargetForm form() {
    return new TargetForm(customer, site, Target.Kind.of(kind), name, on.toForm(), path);
  }

  private String back() {
    return "/inventory/customer.xhtml?faces-redirect=true&id=" + customer;
  }

  public List<Target.Kind> getKinds() {
    return List.of(Target.Kind.values());
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

  public HostFields getOn() {
    return on;
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

  public UUID getSite() {
    return site;
  }

  public void setSite(UUID site) {
    this.site = site;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPath() {
    return path;
  }

  public void setPath(String path) {
    this.path = path;
  }
}
