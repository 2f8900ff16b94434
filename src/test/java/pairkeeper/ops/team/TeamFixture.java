package pairkeeper.ops.team;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.SettableClock;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.access.CurrentUser.Acting;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.access.BrakeStore;
import pairkeeper.store.access.SessionStore;
import pairkeeper.store.access.TokenStore;
import pairkeeper.store.access.UserStore;
import pairkeeper.store.audit.AuditStore;

/** The team's use cases on a database in memory, with an administrator {@code admin} in it. */
final class TeamFixture implements AutoCloseable {
  static final UUID CLINIC = new UUID(7, 1);
  static final UUID BANK = new UUID(7, 2);
  static final Secret ADMINS = Secret.of("a first password");
  static final String HERE = "192.0.2.7";

  final TestDatabase database = new TestDatabase();
  final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));
  final CurrentUser current = new CurrentUser();
  final UserStore users = new UserStore(database.entityManager());
  final AuditLog audit = new AuditLog(new AuditStore(database.entityManager()), current, clock);
  final Passwords passwords = new Passwords(64);
  final Brakes brakes = new Brakes(new BrakeStore(database.entityManager()), clock);
  final SessionStore sessionStore = new SessionStore(database.entityManager());
  final Users administration =
      new Users(users, sessionStore, passwords, brakes, current, audit, clock);
  final Account account =
      new Account(users, sessionStore, passwords, brakes, current, audit, clock);
  final Sessions sessions = new Sessions(sessionStore, users, current, audit, clock);
  final Tokens tokens =
      new Tokens(new TokenStore(database.entityManager()), users, current, audit, clock);
  final FirstStart firstStart = new FirstStart(users, administration, tokens, current, clock);
  final SignIn signIn =
      new SignIn(brakes, new Admission(users, sessionStore, brakes, audit, clock), passwords);
  final User admin;

  TeamFixture() {
    admin = database.in(() -> firstStart.add(ADMINS, false));
  }

  SignInResult attempt(String name, String password) {
    return attempt(name, password, HERE);
  }

  SignInResult attempt(String name, String password, String address) {
    return database.in(() -> signIn.attempt(name, Secret.of(password), address, "a browser"));
  }

  boolean open(Secret session) {
    return database.in(() -> sessions.find(session.reveal(), HERE, true)).isPresent();
  }

  /** The same for what a page that lies open asks for by itself. */
  boolean openToItself(Secret session) {
    return database.in(() -> sessions.find(session.reveal(), HERE, false)).isPresent();
  }

  Users.Made made(String name, Grant... grants) {
    return asAdmin(
        () -> administration.make(name, "Somebody", Preferences.DEFAULT, Set.of(grants)));
  }

  <T> T asAdmin(Supplier<T> work) {
    return as(new Acting(admin.actor(""), Grants.of(admin.grants())), work);
  }

  <T> T as(User user, Supplier<T> work) {
    return as(new Acting(user.actor(""), Grants.of(user.grants())), work);
  }

  <T> T as(Acting acting, Supplier<T> work) {
    try {
      return current.call(acting, () -> database.in(work));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Grant operatorAt(UUID customer) {
    return new Grant(TeamRole.OPERATOR, customer);
  }

  /** Everything that the audit holds, as text. */
  List<?> auditText() {
    return database.in(() ->
        database
            .entityManager()
            .createNativeQuery(
                "select actor_name || actor_display || via || act || text_key || text_args ||"
                    + " details from audit_entry",
                String.class)
            .getResultList());
  }

  @Override
  public void close() {
    database.close();
  }
}
