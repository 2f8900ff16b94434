package pairkeeper.ops.live;

import java.util.UUID;

/**
 * Something that pages may be showing has changed. Fired as a CDI event, after the transaction where
 * there is one; carries no content, so that a page learns nothing it may not see.
 *
 * @param topic {@code fleet}, {@code pair/<id>} or {@code run/<id>}
 */
public record Changed(String topic) {

  public static Changed fleet() {
    return new Changed("fleet");
  }

  public static Changed pair(UUID id) {
    return new Changed("pair/" + id);
  }

  public static Changed run(UUID id) {
    return new Changed("run/" + id);
  }
}
