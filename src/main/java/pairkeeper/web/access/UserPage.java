package pairkeeper.web.access;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Session;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.team.Sessions;
import pairkeeper.ops.team.Users;
import pairkeeper.web.ui.Said;

/**
 * One user: what they may do, whether they may sign in, a new password; without an id a new user.
 */
@Named
@ViewScoped
public class UserPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Users users;
  @Inject private transient Sessions sessions;
  @Inject private transient CustomerNames customers;
  @Inject private transient ShownOnce shown;
  @Inject private transient Said said;

  private transient User user;
  private UUID id;
  private boolean filled;
  private int version;
  private String name;
  private String display;
  private boolean disabled;
  private transient List<Grant> grants = new ArrayList<>();
  private String role = TeamRole.VIEWER.word();
  private UUID customer;

  /** Reads the user once the address is known. */
  public void load() {
    if (id != null && !filled) {
      fill(users.get(id));
    }
  }

  private void fill(User stored) {
    user = stored;
    id = stored.id();
    name = stored.name();
    display = stored.display();
    disabled = stored.disabled();
    version = stored.stamp().version();
    grants = new ArrayList<>(stored.grants());
    filled = true;
  }

  /** Puts the chosen role on the list; it counts when the user is saved. */
  public void addRole() {
    var grant = new Grant(TeamRole.of(role).orElseThrow(), customer);
    if (!grants.contains(grant)) {
      grants.add(grant);
    }
  }

  /** Takes a role off the list; it is gone when the user is saved. */
  public void removeRole(int index) {
    grants.remove(index);
  }

  /** Makes the user, or keeps what was changed. */
  public void save() {
    try {
      if (id == null) {
        Users.Made made =
            users.make(name, display.strip(), Preferences.DEFAULT, new HashSet<>(grants));
        shown.show(made.password());
        fill(made.user());
        said.done(Text.of("access.user.made", "name", display));
      } else {
        fill(users.change(id, version, display.strip(), new HashSet<>(grants), disabled));
        said.done(Text.of("access.user.saved", "name", display));
      }
    } catch (Overtaken overtaken) {
      said.failed(Text.of("access.user.overtaken", "by", overtaken.by()));
    } catch (Refused refused) {
      said.refused(refused);
    }
  }

  /** Gives them another password, to be handed over; whoever used the old one is out. */
  public void renewPassword() {
    shown.show(users.renewPassword(id));
    said.done(Text.of("access.user.renewed", "name", display));
  }

  /** Ends all their sessions. */
  public void endSessions() {
    int ended = sessions.endAll(id);
    said.done(Text.of("access.user.ended", "n", ended));
  }

  public List<Session> getSessions() {
    return id == null ? List.of() : sessions.of(id);
  }

  /** The name of the customer that a role is for; "" for all. */
  public String customerOf(Grant grant) {
    return customers.name(grant.customer());
  }

  public TeamRole[] getRoles() {
    return TeamRole.values();
  }

  public User getUser() {
    return user;
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDisplay() {
    return display;
  }

  public void setDisplay(String display) {
    this.display = display;
  }

  public boolean isDisabled() {
    return disabled;
  }

  public void setDisabled(boolean disabled) {
    this.disabled = disabled;
  }

  public List<Grant> getGrants() {
    return grants;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  public UUID getCustomer() {
    return customer;
  }

  public void setCustomer(UUID customer) {
    this.customer = customer;
  }
}
