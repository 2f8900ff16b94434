package pairkeeper.web.inventory;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.ops.inventory.ServerForm;
import pairkeeper.ops.inventory.Trial;

/** A server while it is typed, with what trying it out has shown. */
public class ServerFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private UUID id;
  private String role;
  private String name;
  private String host;
  private String sshPort = "22";
  private UUID credential;
  private String jumpHost;
  private String privilege;
  private String osUser;
  private String postgresAddress;
  private String postgresPort;
  private String dataDirectory;
  private String clusterName;
  private String configDirectory;
  private String hostKey;
  private boolean preferred;
  private boolean removed;
  private transient Trial trial;

  static ServerFields of(Role role) {
    var fields = new ServerFields();
    fields.role = role.word();
    return fields;
  }

  static ServerFields of(Instance i) {
    var fields = of(i.role());
    fields.id = i.id();
    fields.name = i.name();
    fields.host = i.host().address();
    fields.sshPort = Integer.toString(i.host().sshPort());
    fields.credential = i.host().credential();
    fields.jumpHost = i.host().jumpHost() == null ? null : i.host().jumpHost().toString();
    fields.privilege = i.host().privilege().word();
    fields.osUser = i.osUser();
    fields.postgresAddress = i.address();
    fields.postgresPort = i.port() == 0 ? null : Integer.toString(i.port());
    fields.dataDirectory = i.dataDirectory();
    fields.configDirectory = i.configDirectory();
    fields.clusterName = i.clusterName();
    fields.hostKey = i.host().pinnedKey();
    fields.preferred = i.preferred();
    return fields;
  }

  /**
   * @throws Refused naming the field, without the server's number
   */
  ServerForm toForm() {
    return new ServerForm(
        id,
        name,
        host,
        port("sshPort", sshPort),
        credential,
        jumpHost,
        privilege == null ? null : Privilege.of(privilege),
        osUser,
        postgresAddress,
        port("postgresPort", postgresPort),
        dataDirectory,
        configDirectory,
        clusterName,
        id == null ? Role.valueOf(role.toUpperCase(java.util.Locale.ROOT)) : null,
        preferred,
        hostKey);
  }

  private static Integer port(String field, String typed) {
    String text = Typed.text(typed);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535 || text.matches("0+")) {
      throw new Refused(field, Text.of("inventory.refused.port"));
    }
    return Integer.valueOf(text);
  }

  /** Keeps what trying it out has shown; nothing typed is changed by it. */
  void tried(Trial trial) {
    this.trial = trial;
  }

  /** Agrees to the key that the host showed. */
  void agree() {
    if (trial != null && trial.offered() != null) {
      hostKey = trial.offered().fingerprint();
    }
  }

  /** Leaves it out when the form is stored. */
  public void remove() {
    removed = true;
  }

  public boolean isRemoved() {
    return removed;
  }

  public Trial getTrial() {
    return trial;
  }

  public UUID getId() {
    return id;
  }

  public String getHostKey() {
    return hostKey;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  /** What was read while trying it out. */
  Optional<ServerFacts> facts() {
    return trial == null ? Optional.empty() : trial.facts();
  }

  /** Its name, or its address until it has one. */
  String called() {
    return Typed.text(name).isEmpty() ? Typed.text(host) : name;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getHost() {
    return host;
  }

  public void setHost(String host) {
    elsewhere(this.host, host);
    this.host = host;
  }

  /** A key that was agreed to belongs to the machine that showed it, and to no other place. */
  private void elsewhere(String before, String now) {
    if (!Typed.text(before).equalsIgnoreCase(Typed.text(now))) {
      hostKey = null;
      trial = null;
    }
  }

  public String getSshPort() {
    return sshPort;
  }

  public void setSshPort(String sshPort) {
    elsewhere(this.sshPort, sshPort);
    this.sshPort = sshPort;
  }

  public UUID getCredential() {
    return credential;
  }

  public void setCredential(UUID credential) {
    this.credential = credential;
  }

  public String getJumpHost() {
    return jumpHost;
  }

  public void setJumpHost(String jumpHost) {
    this.jumpHost = jumpHost;
  }

  public String getPrivilege() {
    return privilege;
  }

  public void setPrivilege(String privilege) {
    this.privilege = privilege;
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
}
