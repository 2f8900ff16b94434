package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Privilege;

/** One machine of a site. */
@Entity
@Table(name = "host")
class HostRow extends Kept {
  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "site_id")
  UUID site;

  String address;

  @Column(name = "ssh_port")
  int sshPort;

  @Column(name = "credential_id")
  UUID credential;

  @Column(name = "sudo_credential_id")
  UUID sudoCredential;

  @Column(name = "jump_host_id")
  UUID jumpHost;

  @Enumerated(EnumType.STRING)
  Privilege privilege;

  @Column(name = "pinned_key")
  String pinnedKey;

  @Column(name = "pinned_at")
  Instant pinnedAt;

  @Column(name = "pinned_by")
  String pinnedBy;

  void take(Host h) {
    site = h.site();
    address = h.address();
    sshPort = h.sshPort();
    credential = h.credential();
    sudoCredential = h.sudoCredential();
    jumpHost = h.jumpHost();
    privilege = h.privilege();
  }

  Host toHost() {
    return new Host(
        id, site, address, sshPort, credential, sudoCredential, jumpHost, privilege, pinnedKey);
  }
}
