package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.store.inventory.CredentialRepository;

/**
 * Finds the credential that a form names, among those that may be used at a site for that purpose.
 */
@ApplicationScoped
class UsableCredentials {
  private CredentialRepository rows;

  protected UsableCredentials() {}

  @Inject
  UsableCredentials(CredentialRepository rows) {
    this.rows = rows;
  }

  /**
   * One that signs in by SSH.
   *
   * @throws Refused naming {@code sshCredential}
   */
  Credential ssh(Site site, UUID id) {
    Credential found = find("sshCredential", site, id);
    if (!found.kind().ssh()) {
      throw new Refused("sshCredential", Text.of("inventory.refused.credential-kind"));
    }
    return found;
  }

  /**
   * One that answers sudo: a sudo password, or the password that one signs in with.
   *
   * @param login that the host is signed in to with
   * @throws Refused naming {@code sudoCredential}
   */
  void requireSudo(Site site, UUID id, Credential login) {
    CredentialKind kind = find("sudoCredential", site, id).kind();
    boolean own = kind == CredentialKind.SSH_PASSWORD && id.equals(login.id());
    if (kind != CredentialKind.SUDO_PASSWORD && !own) {
      throw new Refused("sudoCredential", Text.of("inventory.refused.sudo-kind"));
    }
  }

  /**
   * One that signs in to PostgreSQL.
   *
   * @param id or null, which is allowed
   * @throws Refused naming {@code sqlCredential}
   */
  void requireSql(Site site, UUID id) {
    if (id != null && find("sqlCredential", site, id).kind() != CredentialKind.POSTGRES_PASSWORD) {
      throw new Refused("sqlCredential", Text.of("inventory.refused.sql-kind"));
    }
  }

  // never more than the site's own customer, also for people who see all customers
  private Credential find(String field, Site site, UUID id) {
    return rows.find(Scope.of(Set.of(site.customer())), id)
        .filter(c -> !c.stamp().archived())
        .orElseThrow(() -> new Refused(field, Text.of("inventory.refused.credential-unknown")));
  }
}
