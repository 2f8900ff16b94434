package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.ApiToken;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.access.User;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.access.CurrentUser.Acting;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.access.TokenStore;
import pairkeeper.store.access.UserStore;

/**
 * Keys with which programs act for people. A person makes them for themselves, an administrator
 * also for others; a key never allows more than its owner may at that moment.
 */
@ApplicationScoped
public class Tokens {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private TokenStore store;
  private UserStore users;
  private CurrentUser current;
  private AuditLog audit;
  private Clock clock;

  protected Tokens() {}

  @Inject
  public Tokens(
      TokenStore store, UserStore users, CurrentUser current, AuditLog audit, Clock clock) {
    this.store = store;
    this.users = users;
    this.current = current;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param key what the program sends; shown once, kept nowhere
   */
  public record Made(ApiToken token, Secret key) {}

  /**
   * What somebody wants a token to be.
   *
   * @param owner for whom it acts, or null for the current user
   * @param narrowedTo the role beyond which it allows nothing, or null
   * @param expiresAt or null for never
   */
  public record Wish(String name, UUID owner, TeamRole narrowedTo, Instant expiresAt) {}

  /** Who is behind a program's key, if it still opens anything. */
  @Transactional
  public Optional<Acting> acting(String key) {
    Instant now = clock.instant();
    Optional<ApiToken> found = store.keyed(Sha256.hex(key)).filter(t -> t.validAt(now));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ApiToken token = found.get();
    if (token.lastUsedAt() == null || now.isAfter(token.lastUsedAt().plus(NOTED_EVERY))) {
      store.used(token.id(), now);
    }
    return users.find(token.owner()).filter(u -> !u.disabled()).map(u -> acting(u, token));
  }

  private static Acting acting(User user, ApiToken token) {
    Grants grants = Grants.of(user.grants());
    return new Acting(
        user.actor("token:" + token.name()),
        token.narrowedTo() == null ? grants : grants.narrowed(token.narrowedTo()));
  }

  /**
   * Makes a token.
   *
   * @throws Refused when the name is not usable or the time has passed
   */
  @Transactional
  public Made make(Wish wish) {
    UUID owner = wish.owner() == null ? current.actor().id() : wish.owner();
    if (!owner.equals(current.actor().id()) || !current.actor().via().isEmpty()) {
      // a key that makes keys would outlive its own narrowing: only an administrator's may
      current.require(Right.ADMINISTER, null);
    }
    Words.line("name", wish.name(), 60);
    Instant now = clock.instant();
    if (wish.expiresAt() != null && !wish.expiresAt().isAfter(now)) {
      throw new Refused("expiresAt", Text.of("access.refused.expired"));
    }
    User user = users.find(owner).orElseThrow(() -> new NotThere("user", owner));
    return keep(user, wish, Keys.key(), now);
  }

  private Made keep(User owner, Wish wish, Secret key, Instant now) {
    var token =
        new ApiToken(
            Ids.next(),
            owner.id(),
            wish.name(),
            wish.narrowedTo(),
            now,
            current.actor().name(),
            wish.expiresAt(),
            null,
            null);
    var details = new HashMap<String, Object>(Map.of("token", token.id().toString()));
    details.put("narrowedTo", wish.narrowedTo() == null ? "" : wish.narrowedTo().word());
    details.put("expiresAt", wish.expiresAt() == null ? "" : wish.expiresAt().toString());
    Text text = Text.of("audit.did.token-made", "name", wish.name(), "user", owner.name());
    audit.record("token.made", null, null, text, details);
    store.add(token, Sha256.hex(key.reveal()));
    return new Made(token, key);
  }

  /** Keeps a key that the operator of the console chose: the first token, at first start only. */
  @Transactional
  void adopt(User owner, String name, Secret key) {
    keep(owner, new Wish(name, owner.id(), null, null), key, clock.instant());
  }

  /** The tokens that the current user may see: all for administrators, else their own. */
  @Transactional
  public List<ApiToken> list() {
    boolean all = current.may(Right.ADMINISTER, null);
    UUID own = current.actor().id();
    return store.all().stream().filter(t -> all || t.owner().equals(own)).toList();
  }

  /** Ends the use of a token at once; revoking it twice changes nothing. */
  @Transactional
  public void revoke(UUID id) {
    ApiToken token =
        list().stream()
            .filter(t -> t.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotThere("token", id));
    if (token.revokedAt() != null) {
      return;
    }
    Text text = Text.of("audit.did.token-revoked", "name", token.name());
    audit.record("token.revoked", null, null, text, Map.of("token", id.toString()));
    store.revoke(id, clock.instant());
  }
}
