package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Role;

/** One PostgreSQL server of a pair. */
@Entity
@Table(name = "instance")
class InstanceRow extends Kept {
  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "host_id")
  UUID host;

  int rank;
  String name;
  String address;
  int port;

  @Column(name = "active_port")
  Integer activePort;

  @Column(name = "data_directory")
  String dataDirectory;

  @Column(name = "config_directory")
  String configDirectory;

  @Column(name = "cluster_name")
  String clusterName;

  @Column(name = "os_user")
  String osUser;

  @Enumerated(EnumType.STRING)
  Role role;

  boolean preferred;

  @Column(name = "sql_credential_id")
  UUID sqlCredential;

  /** Of the server's data, and no matter of its entry: {@link #take} leaves it as it is. */
  @Column(name = "wrote_apart_at")
  Instant wroteApartAt;

  void take(Instance i) {
    host = i.host().id();
    name = i.name();
    address = i.address();
    port = i.port();
    activePort = i.port() == 0 ? null : i.port();
    dataDirectory = i.dataDirectory();
    configDirectory = i.configDirectory();
    clusterName = i.clusterName();
    osUser = i.osUser();
    role = i.role();
    preferred = i.preferred();
    sqlCredential = i.sqlCredential();
  }

  Instance toInstance(Host on) {
    return new Instance(
        id,
        on,
        name,
        address,
        port,
        dataDirectory,
        configDirectory,
        clusterName,
        osUser,
        role,
        preferred,
        sqlCredential,
        Optional.ofNullable(wroteApartAt));
  }
}
