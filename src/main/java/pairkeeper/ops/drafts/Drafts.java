package pairkeeper.ops.drafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import pairkeeper.core.model.Draft;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.draft.DraftStore;

/**
 * The current person's own drafts. Nobody else sees them, they hold no secrets, and they are no
 * history: a draft ends when its form is sent or started over, or 90 days after its last change.
 */
@ApplicationScoped
public class Drafts {
  /** A draft that nobody has touched for this long is forgotten. */
  public static final Duration KEPT = Duration.ofDays(90);

  /** Longest text of a field that is kept, in characters; a longer one is cut. */
  public static final int LONGEST = 500;

  private DraftStore store;
  private CurrentUser user;
  private Clock clock;

  protected Drafts() {}

  @Inject
  public Drafts(DraftStore store, CurrentUser user, Clock clock) {
    this.store = store;
    this.user = user;
    this.clock = clock;
  }

  /** What the current person has typed into that form about that thing. */
  @Transactional
  public Optional<Draft> find(String form, UUID about) {
    return store.find(user.actor().id(), form, about);
  }

  /** All that the current person has begun in that form. */
  @Transactional
  public List<Draft> begun(String form) {
    return store.of(user.actor().id(), form);
  }

  /**
   * Keeps what is in the form now, unchecked.
   *
   * @param fields at most eight, never a secret
   */
  @Transactional
  public void keep(String form, UUID about, Map<String, String> fields) {
    var kept = new TreeMap<String, String>();
    fields.forEach((name, typed) -> {
      if (typed != null) {
        kept.put(name, typed.substring(0, Math.min(LONGEST, typed.length())));
      }
    });
    store.forgetBefore(clock.instant().minus(KEPT));
    store.keep(user.actor().id(), form, about, kept, clock.instant());
  }

  /** Forgets the draft, as the form was sent or started over. */
  @Transactional
  public void forget(String form, UUID about) {
    store.forget(user.actor().id(), form, about);
  }
}
