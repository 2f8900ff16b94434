package pairkeeper.web.inventory;

import java.io.Serializable;
import java.util.UUID;
import java.util.function.Function;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.HostForm;
import pairkeeper.ops.inventory.Trial;

/** A machine and the way to it while they are typed, with what trying it out has shown. */
public class HostFields implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands in the list of sudo's passwords for the one that is signed in with. */
  private static final String LOGIN = "login";

  private String address;
  private String sshPort = "22";
  private UUID credential;
  private String sudo;
  private String jumpHost;
  private String privilege;
  private String hostKey;
  private transient Trial trial;

  /**
   * @param hosts stored ones by their ids
   */
  static HostFields of(Host host, Function<UUID, Host> hosts) {
    var fields = new HostFields();
    fields.address = host.address();
    fields.sshPort = Integer.toString(host.sshPort());
    fields.credential = host.credential();
    fields.jumpHost = host.jumpHost() == null ? null : jump(host, hosts.apply(host.jumpHost()));
    fields.privilege = host.privilege().word();
    fields.hostKey = host.pinnedKey();
    if (host.sudoCredential() != null) {
      boolean login = host.sudoCredential().equals(host.credential());
      fields.sudo = login ? LOGIN : host.sudoCredential().toString();
    }
    return fields;
  }

  /** As people write it; a host of another site is only found by its id. */
  private static String jump(Host host, Host jump) {
    if (!jump.site().equals(host.site())) {
      return jump.id().toString();
    }
    String address = jump.address().contains(":") ? "[" + jump.address() + "]" : jump.address();
    return jump.sshPort() == 22 ? address : address + ":" + jump.sshPort();
  }

  /**
   * @throws Refused naming the field
   */
  HostForm toForm() {
    return new HostForm(
        address,
        port("sshPort", sshPort),
        credential,
        LOGIN.equals(sudo) ? credential : Typed.id(sudo),
        jumpHost,
        privilege == null ? null : Privilege.of(privilege),
        hostKey);
  }

  static Integer port(String field, String typed) {
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

  public Trial getTrial() {
    return trial;
  }

  public String getHostKey() {
    return hostKey;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    elsewhere(this.address, address);
    this.address = address;
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

  public String getSudo() {
    return sudo;
  }

  public void setSudo(String sudo) {
    this.sudo = sudo;
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
}
