package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.access.Session;
import pairkeeper.core.access.User;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.access.SessionStore;
import pairkeeper.store.access.UserStore;

/**
 * Knows which browsers are signed in; kept in the database, so that it is the same on every node.
 */
@ApplicationScoped
public class Sessions {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private SessionStore store;
  private UserStore users;
  private CurrentUser current;
  private AuditLog audit;
  private Clock clock;

  protected Sessions() {}

  @Inject
  public Sessions(
      SessionStore store, UserStore users, CurrentUser current, AuditLog audit, Clock clock) {
    this.store = store;
    this.users = users;
    this.current = current;
    this.audit = audit;
    this.clock = clock;
  }

  /** A signed-in browser and its person. */
  public record Visit(Session session, User user) {}

  /**
   * Who is behind a browser's cookie, if the session still counts.
   *
   * @param token what the cookie holds
   * @param byPerson whether a person asks; what an open page asks for by itself is no use of the
   *     session, else one left open in an empty room would stay signed in
   */
  @Transactional
  public Optional<Visit> find(String token, String address, boolean byPerson) {
    Instant now = clock.instant();
    Optional<Session> session = store.find(Sha256.hex(token)).filter(s -> s.liveAt(now));
    if (session.isEmpty()) {
      return Optional.empty();
    }
    Session s = session.get();
    if (byPerson
        && (now.isAfter(s.lastSeenAt().plus(NOTED_EVERY)) || !s.address().equals(address))) {
      store.seen(s.id(), now, address);
    }
    return users.find(s.user()).filter(u -> !u.disabled()).map(u -> new Visit(s, u));
  }

  /** The session and its person, if both still count; that somebody looks is no use of it. */
  @Transactional
  public Optional<Visit> visit(UUID id) {
    return store
        .find(id)
        .filter(s -> s.liveAt(clock.instant()))
        .flatMap(s -> users.find(s.user()).filter(u -> !u.disabled()).map(u -> new Visit(s, u)));
  }

  /** Ends the session of a browser whose person signs out. */
  @Transactional
  public void signOut(String token) {
    store
        .find(Sha256.hex(token))
        .ifPresent(s -> {
          audit.record("sign-in.ended", null, null, Text.of("audit.did.sign-out"));
          store.end(s.id());
        });
  }

  /** The browsers in which the current user is signed in, newest use first. */
  @Transactional
  public List<Session> own() {
    return live(current.actor().id());
  }

  /** The browsers in which somebody is signed in; for administrators. */
  @Transactional
  public List<Session> of(UUID user) {
    current.require(Right.ADMINISTER, null);
    return live(user);
  }

  private List<Session> live(UUID user) {
    Instant now = clock.instant();
    return store.of(user).stream().filter(s -> s.liveAt(now)).toList();
  }

  /** Ends one of the current user's own sessions. */
  @Transactional
  public void endOwn(UUID session) {
    UUID user = current.actor().id();
    if (store.of(user).stream().noneMatch(s -> s.id().equals(session))) {
      throw new NotThere("session", session);
    }
    audit.record("sign-in.ended", null, null, Text.of("audit.did.session-ended"));
    store.end(session);
  }

  /** Ends all sessions of somebody; for administrators. Returns how many there were. */
  @Transactional
  public int endAll(UUID userId) {
    current.require(Right.ADMINISTER, null);
    User user = users.find(userId).orElseThrow(() -> new NotThere("user", userId));
    Text text = Text.of("audit.did.sessions-ended", "user", user.name());
    audit.record("user.sessions-ended", null, null, text, Map.of("user", user.id().toString()));
    return store.endAll(userId);
  }
}
