package pairkeeper.store.notify;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Key of what a channel knows of one thing. */
class MemoryKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID channel;
  String about;

  MemoryKey() {}

  MemoryKey(UUID channel, String about) {
    this.channel = channel;
    this.about = about;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemoryKey key && key.channel.equals(channel) && key.about.equals(about);
  }

  @Override
  public int hashCode() {
    return Objects.hash(channel, about);
  }
}
