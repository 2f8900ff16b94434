package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.HostSheet;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.HostRepository;

/**
 * Finds or makes the host on which a server or a target of a form lies. A host of that site,
 * address and port is shared, and changed where the form says otherwise.
 */
@ApplicationScoped
class ServerHosts {
  private HostRepository rows;
  private UsableCredentials credentials;
  private JumpHosts jumps;
  private Author author;

  protected ServerHosts() {}

  @Inject
  ServerHosts(HostRepository rows, UsableCredentials credentials, JumpHosts jumps, Author author) {
    this.rows = rows;
    this.credentials = credentials;
    this.jumps = jumps;
    this.author = author;
  }

  /**
   * The host as the form wants it, stored.
   *
   * @throws Refused with the field that is wrong
   */
  Host stored(Site site, HostForm form) {
    Host wanted = wanted(site, form, true);
    String agreed = form.hostKey().isEmpty() ? "" : Fingerprints.require("hostKey", form.hostKey());
    if (wanted.pinnedKey() != null && !agreed.isEmpty() && !agreed.equals(wanted.pinnedKey())) {
      throw new Refused(
          "hostKey",
          Text.of(
              "inventory.refused.other-key",
              "host",
              form.address(),
              "pinned",
              wanted.pinnedKey(),
              "agreed",
              agreed));
    }
    Host host = store(site, wanted);
    return host.pinnedKey() == null && !agreed.isEmpty()
        ? rows.pin(own(site), host.id(), agreed, author.signature()).host()
        : host;
  }

  /**
   * The host as the form wants it, to be tried while it is typed; nothing is stored.
   *
   * @throws Refused with the field that is wrong
   */
  Host tried(Site site, HostForm form) {
    Host wanted = wanted(site, form, false);
    String key =
        wanted.pinnedKey() != null || form.hostKey().isEmpty()
            ? wanted.pinnedKey()
            : Fingerprints.require("hostKey", form.hostKey());
    return new Host(
        wanted.id(),
        wanted.site(),
        wanted.address(),
        wanted.sshPort(),
        wanted.credential(),
        wanted.sudoCredential(),
        wanted.jumpHost(),
        wanted.privilege(),
        key);
  }

  private Host wanted(Site site, HostForm form, boolean make) {
    HostAddress.require("host", form.address());
    var old = rows.at(own(site), site.id(), form.address(), form.sshPort()).map(HostSheet::host);
    UUID credentialId =
        Optional.ofNullable(form.sshCredential())
            .or(() -> old.map(Host::credential))
            .orElseThrow(() -> new Refused("sshCredential", Text.of("inventory.refused.missing")));
    Credential credential = credentials.ssh(site, credentialId);
    UUID id = old.map(Host::id).orElseGet(Ids::next);
    var place = new HostPlace(form.address(), form.sshPort());
    Privilege privilege = privilege(form, old, credential);
    return new Host(
        id,
        site.id(),
        form.address(),
        form.sshPort(),
        credentialId,
        sudo(site, form, old, credential, privilege),
        jumps.find(site, form.jumpHost(), id, place, credential, make).orElse(null),
        privilege,
        old.map(Host::pinnedKey).orElse(null));
  }

  private static Privilege privilege(HostForm form, Optional<Host> old, Credential credential) {
    if (form.privilege() != null) {
      return form.privilege();
    }
    if (form.sudoCredential() != null) {
      return Privilege.SUDO;
    }
    return old.map(Host::privilege).orElseGet(() -> usual(credential));
  }

  private UUID sudo(
      Site site, HostForm form, Optional<Host> old, Credential login, Privilege privilege) {
    UUID said = form.sudoCredential();
    if (said == null) {
      boolean keeps = form.privilege() == null && login.id().equals(credential(old));
      return keeps ? old.map(Host::sudoCredential).orElse(null) : null;
    }
    if (privilege != Privilege.SUDO) {
      throw new Refused("sudoCredential", Text.of("inventory.refused.sudo-unused"));
    }
    credentials.requireSudo(site, said, login);
    return said;
  }

  private static UUID credential(Optional<Host> host) {
    return host.map(Host::credential).orElse(null);
  }

  /** How root's rights are got when nobody said. */
  static Privilege usual(Credential credential) {
    return credential.user().equals("root") ? Privilege.ROOT : Privilege.SUDO;
  }

  private Host store(Site site, Host wanted) {
    var old = rows.find(own(site), wanted.id());
    if (old.isEmpty()) {
      return rows.insert(wanted, site.customer(), author.signature()).host();
    }
    if (old.get().host().equals(wanted) && !old.get().stamp().archived()) {
      return wanted;
    }
    var stored = rows.update(own(site), wanted, author.signature());
    author.tell(
        "host.changed",
        site.customer(),
        null,
        Text.of("inventory.audit.host-changed", "host", wanted.address()),
        Map.of("privilege", wanted.privilege().word()));
    return stored.host();
  }

  private static Scope own(Site site) {
    return Scope.of(Set.of(site.customer()));
  }
}
