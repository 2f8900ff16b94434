package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.HostSheet;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Target;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.platform.Platforms;
import pairkeeper.remote.SqlAccess;
import pairkeeper.remote.SshAccess;
import pairkeeper.remote.SshLogin;
import pairkeeper.store.inventory.CredentialRepository;
import pairkeeper.store.inventory.CredentialRepository.Sealed;
import pairkeeper.store.inventory.HostRepository;
import pairkeeper.store.inventory.InstanceRepository;
import pairkeeper.store.inventory.TargetRepository;

/**
 * How each server is reached, with the opened secrets that this needs. For the console's own work:
 * it asks nobody's role, those who start that work have done so before.
 */
@ApplicationScoped
@Transactional
public class AccessBook {
  private InstanceRepository servers;
  private TargetRepository targets;
  private HostRepository hosts;
  private CredentialRepository credentials;
  private Vault vault;

  protected AccessBook() {}

  @Inject
  AccessBook(
      InstanceRepository servers,
      TargetRepository targets,
      HostRepository hosts,
      CredentialRepository credentials,
      Vault vault) {
    this.servers = servers;
    this.targets = targets;
    this.hosts = hosts;
    this.credentials = credentials;
    this.vault = vault;
  }

  /**
   * The way to the host of a server, or to that of a target.
   *
   * @throws NotThere when there is neither
   */
  public SshAccess of(UUID server) {
    return of(
        servers
            .find(Scope.all(), server)
            .map(Instance::host)
            .or(() -> targets.find(Scope.all(), server).map(Target::host))
            .orElseThrow(() -> new NotThere("server", server)));
  }

  /** The way to a server by SQL. */
  public SqlAccess sql(Pair pair, Instance server) {
    return new SqlAccess(
        of(server.host()), way(pair, server.osUser(), server.sqlCredential()), server.port());
  }

  /**
   * The way to a server by SQL as the role of a credential; neither has to be stored together yet.
   */
  SqlAccess sql(Host host, UUID credential, int port) {
    return new SqlAccess(of(host), password(credential), port);
  }

  /** By peer as the server's own user, unless a role and its password are given. */
  private SqlAccess.Way way(Pair pair, String osUser, UUID credential) {
    if (credential == null) {
      return new SqlAccess.Peer(osUser, Platforms.of(pair.platform()).socketDirectory());
    }
    return password(credential);
  }

  private SqlAccess.Password password(UUID credential) {
    Sealed sealed = sealed(credential);
    return new SqlAccess.Password(
        sealed.credential().user(), vault.unseal(credential, sealed.secret()));
  }

  /** The way to a host, which need not be stored yet; its credential and jump host are. */
  public SshAccess of(Host host) {
    Sealed credential = sealed(host.credential());
    return new SshAccess(
        host.address(),
        host.sshPort(),
        credential.credential().user(),
        login(credential),
        host.privilege(),
        Optional.ofNullable(host.sudoCredential()).map(id -> vault.unseal(id, sealed(id).secret())),
        host.pinnedKey(),
        Optional.ofNullable(host.jumpHost()).map(this::jump));
  }

  // circles are refused where jump hosts are written, so this ends
  private SshAccess jump(UUID id) {
    return of(
        hosts
            .find(Scope.all(), id)
            .map(HostSheet::host)
            .orElseThrow(() -> new NotThere("host", id)));
  }

  private Sealed sealed(UUID id) {
    return credentials.sealed(id).orElseThrow(() -> new NotThere("credential", id));
  }

  private SshLogin login(Sealed sealed) {
    UUID id = sealed.credential().id();
    Secret secret = vault.unseal(id, sealed.secret());
    return switch (sealed.credential().kind()) {
      case SSH_KEY ->
          new SshLogin.Key(
              secret,
              sealed.passphrase() == null ? Secret.of("") : vault.unseal(id, sealed.passphrase()));
      case SSH_PASSWORD, SUDO_PASSWORD, POSTGRES_PASSWORD -> new SshLogin.Password(secret);
    };
  }
}
