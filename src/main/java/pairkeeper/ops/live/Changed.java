package pairkeeper.ops.live;

import java.util.UUID;

/**
 * Something that pages may be showing has changed. Fired as a CDI event, after the transaction
 * where there is one; carries no content, so that a page learns nothing it may not see.
 *
 * @param topic {@code fleet}, {@code runs}, {@code pair/<id>} or {@code run/<id>}
 * @param customer only those who may see that customer are told; null where the topic itself is
 *     somebody's or nobody's in particular
 */
public record Changed(String topic, UUID customer) {

  /** Time has passed for the whole fleet. */
  public static Changed fleet() {
    return new Changed("fleet", null);
  }

  /** The state of one of the customer's pairs is another one. */
  public static Changed fleet(UUID customer) {
    return new Changed("fleet", customer);
  }

  /** A run of the customer began, ended or waits for somebody. */
  public static Changed runs(UUID customer) {
    return new Changed("runs", customer);
  }

  public static Changed pair(UUID id) {
    return new Changed("pair/" + id, null);
  }

  public static Changed run(UUID id) {
    return new Changed("run/" + id, null);
  }
}
