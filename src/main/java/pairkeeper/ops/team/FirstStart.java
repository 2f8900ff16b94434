package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.operation.Opening;
import pairkeeper.store.access.UserStore;

/**
 * Makes the first administrator, and the first API token, of a console that has no users yet.
 *
 * <p>The password is {@code PAIRKEEPER_ADMIN_PASSWORD} where the operator gave one: it is theirs
 * and need not be changed. Else it is the one that the launcher made up ({@code
 * pairkeeper.first-password}), prints once, and that must be changed at the first sign-in.
 */
@ApplicationScoped
public class FirstStart {
  private static final System.Logger LOG = System.getLogger(FirstStart.class.getName());
  private static final String CANDIDATE = "pairkeeper.first-password";
  private static final String NAME = "admin";
  private static final int SHORT_KEY = 20;

  private UserStore store;
  private Users users;
  private Tokens tokens;
  private CurrentUser current;
  private Clock clock;

  protected FirstStart() {}

  @Inject
  public FirstStart(UserStore store, Users users, Tokens tokens, CurrentUser current, Clock clock) {
    this.store = store;
    this.users = users;
    this.tokens = tokens;
    this.current = current;
    this.clock = clock;
  }

  @Transactional
  void started(@Observes Opening.Opens event) {
    Config config = ConfigProvider.getConfig();
    // taken out of the process in any case: a second start has no use for it
    String candidate = System.clearProperty(CANDIDATE);
    if (store.any()) {
      return;
    }
    Optional<Secret> given = secret(config, "pairkeeper.admin.password");
    if (given.isEmpty() && candidate == null) {
      LOG.log(Level.WARNING, "no users yet: start once with PAIRKEEPER_ADMIN_PASSWORD set");
      return;
    }
    current.asConsole(() -> {
      User admin = add(given.orElseGet(() -> Secret.of(candidate)), given.isEmpty());
      secret(config, "pairkeeper.bootstrap.token").ifPresent(key -> adopt(admin, key));
    });
    if (given.isEmpty()) {
      System.setProperty(CANDIDATE + ".used", "true");
    }
  }

  User add(Secret password, boolean mustChange) {
    var admin =
        new User(
            Ids.next(),
            NAME,
            "Administrator",
            Preferences.DEFAULT,
            false,
            mustChange,
            Set.of(Grant.everywhere(TeamRole.ADMIN)),
            new Stamp(0, clock.instant(), current.actor().name(), null),
            null);
    users.add(admin, password);
    return admin;
  }

  void adopt(User admin, Secret key) {
    if (key.reveal().length() < SHORT_KEY) {
      LOG.log(Level.WARNING, "PAIRKEEPER_BOOTSTRAP_TOKEN is short: make it 32 random characters");
    }
    tokens.adopt(admin, "bootstrap", key);
  }

  private static Optional<Secret> secret(Config config, String name) {
    return config.getOptionalValue(name, String.class).filter(s -> !s.isBlank()).map(Secret::of);
  }
}
