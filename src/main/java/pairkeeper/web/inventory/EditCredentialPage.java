package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.CredentialForm;
import pairkeeper.ops.inventory.Credentials;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.web.ui.Said;

/** The form of a credential. A secret is typed again to change it; it never comes back. */
@Named
@ViewScoped
public class EditCredentialPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Credentials credentials;
  @Inject private transient Customers customers;
  @Inject private transient CurrentUser user;
  @Inject private transient TypedSecrets secrets;
  @Inject private transient Said said;

  private UUID id;
  private UUID customer;
  private UUID from;
  private String then;
  private boolean loaded;
  private String name;
  private String kind = CredentialKind.SSH_KEY.word();
  private String login;
  private String fingerprint = "";
  private final Editing editing = new Editing();
  // in memory only, until the page is left: a refused name must not cost the pasted key
  private transient Secret kept;

  /** Fills the form when the page is opened. */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    from = customer;
    if (id == null) {
      return;
    }
    Credential c = credentials.get(id);
    customer = c.customer();
    editing.opened(c.stamp());
    name = c.name();
    kind = c.kind().word();
    login = c.user();
    fingerprint = c.fingerprint();
  }

  public String save() {
    Secret typed = secrets.secret(isKey());
    kept = typed == null ? kept : typed;
    return editing.store(
        said,
        this::here,
        () -> {
          CredentialForm form = form();
          Credential stored =
              id == null ? credentials.add(form) : credentials.change(id, editing.version(), form);
          kept = null;
          said.done(Text.of("inventory.said.credential-stored", "name", stored.name()));
          return after();
        });
  }

  /** Back to the form for which it was missing, else to all of them. */
  private String after() {
    boolean missing = "pair".equals(then) || "target".equals(then);
    return missing && from != null
        ? "/inventory/edit-" + then + ".xhtml?faces-redirect=true&customer=" + from
        : "/inventory/credentials.xhtml?faces-redirect=true";
  }

  private CredentialForm form() {
    return new CredentialForm(
        customer,
        name,
        CredentialKind.of(kind),
        isNamed() ? login : "",
        kept,
        secrets.passphrase());
  }

  /** A secret that is refused itself is to be typed again. */
  private Refused here(Refused refused) {
    if (!refused.field().equals("secret")) {
      return refused;
    }
    kept = null;
    return isKey() ? refused : new Refused("password", refused.text());
  }

  /** Whether a secret was typed that is not stored yet. */
  public boolean isKeeping() {
    return kept != null;
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
          credentials.archive(id, editing.version());
          said.done(Text.of("inventory.said.credential-archived", "name", name));
          return "/inventory/credentials.xhtml?faces-redirect=true";
        });
  }

  /** Whether the secret is an SSH key, which is pasted and may have a passphrase. */
  public boolean isKey() {
    return CredentialKind.SSH_KEY.word().equals(kind);
  }

  /** Whether it belongs to a login or a role; sudo's password does to whoever uses it. */
  public boolean isNamed() {
    return !CredentialKind.SUDO_PASSWORD.word().equals(kind);
  }

  public List<CredentialKind> getKinds() {
    return List.of(CredentialKind.values());
  }

  /** The customers for whose servers the person may add one. */
  public List<Customer> getCustomers() {
    return customers.find("", false).stream().filter(c -> user.may(Right.EDIT, c.id())).toList();
  }

  /** Whether the person may add one that serves every customer. */
  public boolean isForAll() {
    return user.may(Right.EDIT, null);
  }

  public String getFingerprint() {
    return fingerprint;
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

  public String getThen() {
    return then;
  }

  /** The form that the person goes back to: {@code pair} or {@code target}, else none. */
  public void setThen(String then) {
    this.then = then;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getLogin() {
    return login;
  }

  public void setLogin(String login) {
    this.login = login;
  }
}
