package pairkeeper.ops.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Session;
import pairkeeper.core.access.User;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.access.SessionStore;
import pairkeeper.store.access.UserStore;

/** The parts of a sign-in that belong into one transaction each. */
@ApplicationScoped
public class Admission {
  private static final int LONGEST_AGENT = 300;

  private UserStore users;
  private SessionStore sessions;
  private Brakes brakes;
  private AuditLog audit;
  private Clock clock;

  protected Admission() {}

  @Inject
  public Admission(
      UserStore users, SessionStore sessions, Brakes brakes, AuditLog audit, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.brakes = brakes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Somebody whose password is to be compared. */
  record Candidate(User user, String hash) {}

  @Transactional
  Optional<Candidate> candidate(String name) {
    return users.named(name).map(u -> new Candidate(u, users.passwordHash(u.id())));
  }

  /**
   * Tells the audit that somebody was not let in.
   *
   * @param user null where there is none of that name; what was typed may be a password, so it is
   *     not told
   */
  @Transactional
  void refuse(User user, String address) {
    Text text =
        user == null
            ? Text.of("audit.did.sign-in-unknown", "address", address)
            : Text.of("audit.did.sign-in-refused", "user", user.name(), "address", address);
    audit.record(Actor.NOBODY, "sign-in.refused", null, null, text, Map.of());
  }

  /** Opens a new session; whatever the browser held before is no part of it. */
  @Transactional
  SignInResult admit(User user, String address, String agent) {
    Instant now = clock.instant();
    Text text = Text.of("audit.did.sign-in", "address", address);
    audit.record(user.actor(""), "sign-in.done", null, null, text, Map.of());
    brakes.release(user.name(), address);
    sessions.forget(now.minus(Session.IDLE), now.minus(Session.LONGEST));
    users.signedIn(user.id(), now);
    return new SignInResult.Welcome(open(user, now, address, agent), user);
  }

  private Secret open(User user, Instant now, String address, String agent) {
    Secret key = Keys.key();
    String shown = agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "?");
    sessions.add(
        new Session(
            Ids.next(),
            user.id(),
            now,
            now,
            address,
            shown.substring(0, Math.min(LONGEST_AGENT, shown.length()))),
        Sha256.hex(key.reveal()));
    return key;
  }
}
