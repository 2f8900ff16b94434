package pairkeeper.ops.notify;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import pairkeeper.core.notify.Memory;
import pairkeeper.store.notify.Memories;

/** What a channel was told of things of one kind, during one look at them all. */
final class Remembered {
  private final Memories memories;
  private final UUID channel;
  private final Map<String, Memory> known;
  private final Set<String> gone;

  /**
   * @param kind which things are looked at, by what messages are about
   */
  Remembered(Memories memories, UUID channel, Predicate<String> kind) {
    this.memories = memories;
    this.channel = channel;
    this.known = memories.of(channel);
    this.gone = new HashSet<>(known.keySet());
    gone.removeIf(kind.negate());
  }

  /**
   * Looks at one thing.
   *
   * @param look what is remembered of it afterwards
   */
  void look(String about, UnaryOperator<Memory> look) {
    gone.remove(about);
    Memory before = known.getOrDefault(about, Memory.NOTHING);
    Memory after = look.apply(before);
    if (!after.equals(before)) {
      memories.put(channel, about, after);
    }
  }

  /** Forgets those that were not looked at: there is no end of them to be told. */
  void forgetOthers() {
    gone.forEach(about -> memories.put(channel, about, Memory.NOTHING));
  }
}
