package pairkeeper.web.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pairkeeper.ops.live.Changed;

/**
 * Knows which open pages want to hear of what, and tells them. Serves the pages of this node only; on
 * others, and where a socket cannot be opened, pages ask every few seconds.
 */
@ApplicationScoped
public class LiveDesk {
  private static final int MOST_TOPICS = 8;

  private final Map<String, Set<Session>> listeners = new ConcurrentHashMap<>();

  /** From now on the page behind that socket hears of these topics. */
  void listen(Session page, String topics) {
    for (String topic : topics.split(",", MOST_TOPICS)) {
      listeners.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet()).add(page);
    }
  }

  void leave(Session page) {
    listeners.values().removeIf(pages -> pages.remove(page) && pages.isEmpty());
  }

  void tell(@ObservesAsync Changed changed) {
    for (Session page : listeners.getOrDefault(changed.topic(), Set.of())) {
      if (page.isOpen()) {
        page.getAsyncRemote().sendText("changed");
      }
    }
  }
}
