package pairkeeper.ops.scheduling;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/**
 * Keeps a task's data as UTF-8 text. Serialized Java objects would tie rows to class versions, and
 * would let whoever can write the table run code.
 */
final class TextSerializer implements Serializer {
  @Override
  public byte[] serialize(Object data) {
    return switch (data) {
      case null -> null;
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      default -> throw new IllegalArgumentException("task data must be text: " + data.getClass());
    };
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    return bytes == null || type == Void.class
        ? null
        : type.cast(new String(bytes, StandardCharsets.UTF_8));
  }
}
