package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Right;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.access.SessionStore;
import pairkeeper.store.access.UserStore;

/** Administrators' work on users: making them, their roles, disabling, new passwords. */
@ApplicationScoped
public class Users {
  private UserStore store;
  private SessionStore sessions;
  private Passwords passwords;
  private Brakes brakes;
  private CurrentUser current;
  private AuditLog audit;
  private Clock clock;

  protected Users() {}

  @Inject
  public Users(
      UserStore store,
      SessionStore sessions,
      Passwords passwords,
      Brakes brakes,
      CurrentUser current,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.passwords = passwords;
    this.brakes = brakes;
    this.current = current;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A new user.
   *
   * @param password to be handed over; shown once, must be changed at the first sign-in
   */
  public record Made(User user, Secret password) {}

  /** Everybody, disabled ones included, by display name. */
  @Transactional
  public List<User> list() {
    current.require(Right.ADMINISTER, null);
    return store.all();
  }

  /** One user. */
  @Transactional
  public User get(UUID id) {
    current.require(Right.ADMINISTER, null);
    return store.find(id).orElseThrow(() -> new NotThere("user", id));
  }

  /**
   * Makes a user with a password to be handed over.
   *
   * @throws Refused when the name is taken or not usable
   */
  @Transactional
  public Made make(String name, String display, Preferences preferences, Set<Grant> grants) {
    current.require(Right.ADMINISTER, null);
    Secret password = Keys.password();
    String signIn = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    var user =
        new User(Ids.next(), signIn, display, preferences, false, true, grants, stamp(0), null);
    if (store.named(signIn).isPresent()) {
      throw new Refused("name", Text.of("access.refused.name-taken"));
    }
    add(user, password);
    return new Made(user, password);
  }

  /** Writes a new user with that password, and tells the audit. */
  void add(User user, Secret password) {
    Text text = Text.of("audit.did.user-made", "user", user.name());
    audit.record("user.made", null, null, text, details(user));
    store.add(user, passwords.hash(password));
    store.grant(user.id(), rows(user.grants()));
  }

  /**
   * Changes how somebody is called, what they may do and whether they may sign in. Other roles or
   * being disabled ends their sessions.
   *
   * @param version what the form was filled from
   * @throws Overtaken when somebody else changed the user meanwhile
   * @throws Refused when nobody would be left who administers all
   */
  @Transactional
  public User change(UUID id, int version, String display, Set<Grant> grants, boolean disabled) {
    current.require(Right.ADMINISTER, null);
    User before = store.locked(id).orElseThrow(() -> new NotThere("user", id));
    if (before.stamp().version() != version) {
      throw new Overtaken(before.stamp(), List.of());
    }
    var after =
        new User(
            id,
            before.name(),
            display,
            before.preferences(),
            disabled,
            before.mustChange(),
            grants,
            stamp(version + 1),
            before.lastSignInAt());
    Text text = Text.of("audit.did.user-changed", "user", after.name());
    audit.record("user.changed", null, null, text, details(after));
    store.change(after);
    store.grant(id, rows(grants));
    if (disabled != before.disabled() || !before.grants().equals(after.grants())) {
      sessions.endAll(id);
    }
    requireAnAdministrator();
    return after;
  }

  /** Gives somebody a new password to be handed over, and ends their sessions. */
  @Transactional
  public Secret renewPassword(UUID id) {
    current.require(Right.ADMINISTER, null);
    User user = store.locked(id).orElseThrow(() -> new NotThere("user", id));
    Secret password = Keys.password();
    Text text = Text.of("audit.did.password-renewed", "user", user.name());
    audit.record("password.renewed", null, null, text, Map.of("user", id.toString()));
    store.changePassword(id, passwords.hash(password), true);
    sessions.endAll(id);
    brakes.release(user.name());
    return password;
  }

  // the entry above has locked the console's chain, so two such changes come one after the other
  private void requireAnAdministrator() {
    boolean left =
        store.all().stream()
            .anyMatch(u -> !u.disabled() && u.grants().contains(Grant.everywhere(TeamRole.ADMIN)));
    if (!left) {
      throw new Refused("grants", Text.of("access.refused.last-administrator"));
    }
  }

  private Stamp stamp(int version) {
    return new Stamp(version, clock.instant(), current.actor().name(), null);
  }

  private static Map<UUID, Grant> rows(Set<Grant> grants) {
    var rows = new HashMap<UUID, Grant>();
    grants.forEach(g -> rows.put(Ids.next(), g));
    return rows;
  }

  private static Map<String, Object> details(User user) {
    List<String> roles =
        user.grants().stream()
            .sorted(Comparator.comparing(Users::words))
            .map(Users::words)
            .toList();
    return Map.of("user", user.id().toString(), "roles", roles, "disabled", user.disabled());
  }

  private static String words(Grant grant) {
    return grant.role().word() + " " + (grant.customer() == null ? "all" : grant.customer());
  }
}
