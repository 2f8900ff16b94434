package pairkeeper.web.inventory;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.inventory.ServerForm;

/** A server while it is typed, with what trying it out has shown. */
public class ServerFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private UUID id;
  private HostFields on = new HostFields();
  private String role;
  private String name;
  private String osUser;
  private String postgresAddress;
  private String postgresPort;
  private String dataDirectory;
  private String clusterName;
  private String configDirectory;
  private boolean preferred;
  private UUID sqlCredential;
  private boolean removed;

  static ServerFields of(Role role) {
    var fields = new ServerFields();
    fields.role = role.word();
    return fields;
  }

  static ServerFields of(Instance i, Function<UUID, Host> hosts) {
    var fields = of(i.role());
    fields.id = i.id();
    fields.on = HostFields.of(i.host(), hosts);
    fields.name = i.name();
    fields.osUser = i.osUser();
    fields.postgresAddress = i.address();
    fields.postgresPort = i.port() == 0 ? null : Integer.toString(i.port());
    fields.dataDirectory = i.dataDirectory();
    fields.configDirectory = i.configDirectory();
    fields.clusterName = i.clusterName();
    fields.preferred = i.preferred();
    fields.sqlCredential = i.sqlCredential();
    return fields;
  }

  /**
   * @throws Refused naming the field, without the server's number
   */
  ServerForm toForm() {
    return new ServerForm(
        id,
        name,
        on.toForm(),
        osUser,
        postgresAddress,
        HostFields.port("postgresPort", postgresPort),
        dataDirectory,
        configDirectory,
        clusterName,
        id == null ? Role.valueOf(role.toUpperCase(Locale.ROOT)) : null,
        preferred,
        sqlCredential);
  }

  /** Leaves it out when the form is stored. */
  public void remove() {
    removed = true;
  }

  public boolean isRemoved() {
    return removed;
  }

  public UUID getId() {
    return id;
  }

  /** The machine that it runs on. */
  public HostFields getOn() {
    return on;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  /** What was read while trying it out. */
  Optional<ServerFacts> facts() {
    return on.getTrial() == null ? Optional.empty() : on.getTrial().facts();
  }

  /** Its name, or its address until it has one. */
  String called() {
    return Typed.text(name).isEmpty() ? Typed.text(on.getAddress()) : name;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getOsUser() {
    return osUser;
  }

  public void setOsUser(String osUser) {
    this.osUser = osUser;
  }

  public String getPostgresAddress() {
    return postgresAddress;
  }

  public void setPostgresAddress(String postgresAddress) {
    this.postgresAddress = postgresAddress;
  }

  public String getPostgresPort() {
    return postgresPort;
  }

  public void setPostgresPort(String postgresPort) {
    this.postgresPort = postgresPort;
  }

  public String getDataDirectory() {
    return dataDirectory;
  }

  public void setDataDirectory(String dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  public String getClusterName() {
    return clusterName;
  }

  public void setClusterName(String clusterName) {
    this.clusterName = clusterName;
  }

  public boolean isPreferred() {
    return preferred;
  }

  public void setPreferred(boolean preferred) {
    this.preferred = preferred;
  }

  public UUID getSqlCredential() {
    return sqlCredential;
  }

  public void setSqlCredential(UUID sqlCredential) {
    this.sqlCredential = sqlCredential;
  }
}
