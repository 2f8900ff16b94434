package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import pairkeeper.core.access.PasswordRule;
import pairkeeper.core.access.User;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.access.SessionStore;
import pairkeeper.store.access.UserStore;

/** What people do with their own account: language, zone, colours, password. */
@ApplicationScoped
public class Account {
  private UserStore store;
  private SessionStore sessions;
  private Passwords passwords;
  private Brakes brakes;
  private CurrentUser current;
  private AuditLog audit;
  private Clock clock;

  protected Account() {}

  @Inject
  public Account(
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

  /** The current user as stored. */
  @Transactional
  public User own() {
    return locked();
  }

  /** Changes how the current user is called and reads the console. */
  @Transactional
  public User prefer(String display, Preferences preferences) {
    User before = locked();
    var stamp =
        new Stamp(before.stamp().version() + 1, clock.instant(), current.actor().name(), null);
    var after =
        new User(
            before.id(),
            before.name(),
            display,
            preferences,
            false,
            before.mustChange(),
            before.grants(),
            stamp,
            before.lastSignInAt());
    if (!before.display().equals(display)) {
      audit.record(
          "user.changed", null, null, Text.of("audit.did.user-changed", "user", before.name()));
    }
    store.change(after);
    return after;
  }

  /**
   * Changes the current user's password and ends all their sessions; the browser has to sign in
   * with the new one.
   *
   * @param address from where, since guessing the old password is slowed down like a sign-in
   * @throws Refused when the old one is wrong, or the new one may not be used
   */
  @Transactional
  public void changePassword(Secret old, Secret fresh, String address) {
    User user = locked();
    if (brakes.count(user.name(), address) != null) {
      throw new Refused("old", Text.of("access.refused.too-many"));
    }
    if (!passwords.matches(old, store.passwordHash(user.id()))) {
      throw new Refused("old", Text.of("access.refused.password-old"));
    }
    PasswordRule.check("fresh", fresh.reveal(), user.name());
    if (passwords.matches(fresh, store.passwordHash(user.id()))) {
      throw new Refused("fresh", Text.of("access.refused.password-same"));
    }
    audit.record("password.changed", null, null, Text.of("audit.did.password-changed"));
    store.changePassword(user.id(), passwords.hash(fresh), false);
    sessions.endAll(user.id());
    brakes.release(user.name(), address);
  }

  private User locked() {
    UUID id = current.actor().id();
    return store.locked(id).orElseThrow(() -> new NotThere("user", id));
  }
}
