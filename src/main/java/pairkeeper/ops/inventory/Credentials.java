package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.OsUser;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.CredentialRepository;
import pairkeeper.store.inventory.HostRepository;
import pairkeeper.store.inventory.InstanceRepository;

/** Looks after credentials; a secret goes in and never comes out. */
@ApplicationScoped
@Transactional
public class Credentials {
  private CredentialRepository rows;
  private HostRepository hosts;
  private InstanceRepository servers;
  private Vault vault;
  private Author author;

  protected Credentials() {}

  @Inject
  Credentials(
      CredentialRepository rows,
      HostRepository hosts,
      InstanceRepository servers,
      Vault vault,
      Author author) {
    this.rows = rows;
    this.hosts = hosts;
    this.servers = servers;
    this.vault = vault;
    this.author = author;
  }

  /** Those in use that the person may use, by name. */
  public List<Credential> all() {
    return rows.all(author.reads());
  }

  /** Those with which one can sign in to a customer's hosts. */
  public List<Credential> sshFor(UUID customer) {
    return usable(customer).filter(c -> c.kind().ssh()).toList();
  }

  /** Those of one kind that serve a customer. */
  public List<Credential> of(CredentialKind kind, UUID customer) {
    return usable(customer).filter(c -> c.kind() == kind).toList();
  }

  private Stream<Credential> usable(UUID customer) {
    return all().stream().filter(c -> c.customer() == null || c.customer().equals(customer));
  }

  /**
   * @throws NotThere when there is none that the person may see
   */
  public Credential get(UUID id) {
    return rows.find(author.reads(), id).orElseThrow(() -> new NotThere("credential", id));
  }

  /** How many hosts and servers, of those that the person may see, are signed in to with it. */
  public long uses(UUID id) {
    long onHosts =
        hosts.all(author.reads()).stream()
            .filter(h -> id.equals(h.host().credential()) || id.equals(h.host().sudoCredential()))
            .count();
    return onHosts + servers.askedWith(author.reads(), id);
  }

  /**
   * @throws Refused with the field that is wrong
   */
  public Credential add(CredentialForm form) {
    author.mayEdit(form.customer());
    if (form.secret() == null) {
      throw new Refused("secret", Text.of("inventory.refused.missing"));
    }
    UUID id = Ids.next();
    var login = LoginSecret.of(form.kind(), form.secret(), form.passphrase());
    var stored =
        rows.insert(
            credential(id, form, form.kind(), login.fingerprint(), null),
            vault.seal(id, login.secret()),
            sealed(id, login.passphrase()),
            author.signature());
    tell("credential.created", stored, "inventory.audit.credential-created");
    return stored;
  }

  /**
   * Changes name and login, and the secret when a new one is given. Kind and customer stay as they
   * are.
   *
   * @param version that the person had before them
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   * @throws Refused with the field that is wrong
   */
  public Credential change(UUID id, int version, CredentialForm form) {
    var before = get(id);
    author.mayEdit(before.customer());
    var stamp = new Stamp(version, null, "", null);
    var kind = before.kind();
    byte[] secret = null;
    byte[] passphrase = null;
    String fingerprint = before.fingerprint();
    if (form.secret() != null) {
      var login = LoginSecret.of(kind, form.secret(), form.passphrase());
      secret = vault.seal(id, login.secret());
      passphrase = sealed(id, login.passphrase());
      fingerprint = login.fingerprint();
    }
    var owned = new CredentialForm(before.customer(), form.name(), kind, form.user(), null, null);
    var wanted = credential(id, owned, kind, fingerprint, stamp);
    var stored = rows.update(author.reads(), wanted, secret, passphrase, author.signature());
    tell("credential.changed", stored, "inventory.audit.credential-changed");
    return stored;
  }

  /**
   * Takes it out of use.
   *
   * @throws Refused while a host or a server is signed in to with it
   */
  public void archive(UUID id, int version) {
    var credential = get(id);
    author.mayEdit(credential.customer());
    long used = uses(id);
    if (used > 0) {
      throw new Refused("", Text.of("inventory.refused.credential-used", "n", used));
    }
    rows.archive(author.reads(), id, version, author.signature());
    tell("credential.archived", credential, "inventory.audit.credential-archived");
  }

  private byte[] sealed(UUID id, Secret passphrase) {
    return passphrase.reveal().isEmpty() ? null : vault.seal(id, passphrase);
  }

  private static Credential credential(
      UUID id, CredentialForm f, CredentialKind kind, String fingerprint, Stamp stamp) {
    if (kind.ssh()) {
      OsUser.require("user", f.user());
    }
    return new Credential(id, f.customer(), f.name(), kind, f.user(), false, fingerprint, stamp);
  }

  private void tell(String act, Credential c, String key) {
    author.tell(
        act,
        c.customer(),
        null,
        new Text(key, Map.of("name", c.name())),
        Map.of("kind", c.kind().word(), "user", c.user(), "fingerprint", c.fingerprint()));
  }
}
