package pairkeeper.core.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where every chain of the audit stood at one instant. Signed and kept elsewhere it shows what a
 * chain alone cannot: that its newest rows were cut off, or all of it written anew.
 *
 * @param number from 1, without gaps
 * @param previous SHA-256 of the canonical text of the checkpoint before; {@link AuditEntry#START}
 *     for the first
 * @param key SHA-256 of the public key that checks its signature
 * @param entries how many entries all chains held together
 * @param heads of all chains that held any, in the order of their ids as text
 * @param signature Ed25519 over {@link #canonical} in UTF-8, base64; "" before it is signed
 */
public record Checkpoint(
    long number,
    Instant at,
    String previous,
    String key,
    long entries,
    List<Head> heads,
    String signature) {
  private static final String FORMAT = "pairkeeper-checkpoint-1";

  public Checkpoint {
    heads = List.copyOf(heads);
  }

  /** The newest entry of a chain: its number and hash. */
  public record Head(UUID chain, long seq, String hash) {
    @Override
    public String toString() {
      return chain + ":" + seq + ":" + hash;
    }

    static Head parse(String text) {
      String[] parts = text.split(":");
      if (parts.length != 3) {
        throw new IllegalArgumentException("head: " + text);
      }
      return new Head(UUID.fromString(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
  }

  /** What the signature covers. */
  public String canonical() {
    var text = new StringBuilder(FORMAT + "\n");
    text.append(number).append('\n').append(at).append('\n').append(previous).append('\n');
    text.append(key).append('\n').append(entries).append('\n');
    heads.forEach(head -> text.append(head).append('\n'));
    return text.toString();
  }

  public Checkpoint signed(String by) {
    return new Checkpoint(number, at, previous, key, entries, heads, by);
  }

  /** One line of JSON, without line break. */
  public String line() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("format", FORMAT);
    fields.put("number", number);
    fields.put("at", at.toString());
    fields.put("previous", previous);
    fields.put("key", key);
    fields.put("entries", entries);
    fields.put("heads", written(heads));
    fields.put("signature", signature);
    return FlatJson.write(fields);
  }

  /** The heads as one text. */
  public static String written(List<Head> heads) {
    return String.join(" ", heads.stream().map(Head::toString).toList());
  }

  /** The heads from {@link #written}. */
  public static List<Head> read(String heads) {
    var all = new ArrayList<Head>();
    for (String head : heads.split(" ")) {
      if (!head.isEmpty()) {
        all.add(Head.parse(head));
      }
    }
    return all;
  }

  /**
   * Reads a {@link #line}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Checkpoint parse(String line) {
    Map<String, Object> fields = FlatJson.read(line);
    if (!FORMAT.equals(fields.get("format"))) {
      throw new IllegalArgumentException("no checkpoint of this format");
    }
    try {
      return new Checkpoint(
          (Long) fields.get("number"),
          Instant.parse((String) fields.get("at")),
          (String) fields.get("previous"),
          (String) fields.get("key"),
          (Long) fields.get("entries"),
          read((String) fields.get("heads")),
          (String) fields.get("signature"));
    } catch (NullPointerException | ClassCastException | DateTimeParseException e) {
      throw new IllegalArgumentException("a field of the checkpoint is missing or wrong", e);
    }
  }
}
