package pairkeeper.web.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pairkeeper.core.access.Grants;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.team.Sessions;

/**
 * Knows which open pages want to hear of what, and tells them. Serves the pages of this node only;
 * on others, and where a socket cannot be opened, pages ask every few seconds.
 *
 * <p>At most {@link #LOOK_EVERY} after its sign-in session ended or its person's roles changed a
 * page hears nothing more but that it shall leave; in the second case it opens another socket, with
 * what they may see now. It is always the page that closes: where both ends do at once, the runtime
 * takes the request back twice, and two later requests share one object.
 */
@ApplicationScoped
public class LiveDesk {
  private static final System.Logger LOG = System.getLogger(LiveDesk.class.getName());

  /** Time from one look at the sessions behind the sockets to the next. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** What a page hears that is to close its socket. */
  static final String LEAVE = "leave";

  private final Map<Session, Listener> pages = new ConcurrentHashMap<>();
  private final Set<Session> deaf = ConcurrentHashMap.newKeySet();
  private volatile Thread doorkeeper;
  private Sessions sessions;

  protected LiveDesk() {}

  @Inject
  LiveDesk(Sessions sessions) {
    this.sessions = sessions;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    doorkeeper = Thread.ofVirtual().name("live-pages").start(this::keepDoors);
  }

  @PreDestroy
  void stop() {
    doorkeeper.interrupt();
  }

  void listen(Session page, Listener listener) {
    pages.put(page, listener);
  }

  void leave(Session page) {
    pages.remove(page);
    deaf.remove(page);
  }

  void tell(@ObservesAsync Changed changed) {
    pages.forEach((page, listener) -> {
      if (listener.hears(changed) && page.isOpen()) {
        page.getAsyncRemote().sendText("changed");
      }
    });
  }

  private void keepDoors() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(LOOK_EVERY);
        sendOutdatedAway();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the look at the sessions behind live pages failed", e);
      }
    }
  }

  private void sendOutdatedAway() {
    var now = new ConcurrentHashMap<UUID, Grants>();
    pages.forEach((page, listener) -> {
      Grants grants = now.computeIfAbsent(listener.session(), this::grants);
      if (!grants.equals(listener.grants())) {
        pages.remove(page);
        deaf.add(page);
      }
    });
    // each time anew: whoever is gone without a word is noticed by what cannot be sent
    deaf.stream().filter(Session::isOpen).forEach(page -> page.getAsyncRemote().sendText(LEAVE));
  }

  /** What the person of a session may do now; nothing when it has ended. */
  private Grants grants(UUID session) {
    return sessions
        .visit(session)
        .map(visit -> Grants.of(visit.user().grants()))
        .orElseGet(Grants::none);
  }
}
