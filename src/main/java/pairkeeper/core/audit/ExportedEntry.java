package pairkeeper.core.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An audit entry as a line of an exported audit: every field that its hash covers, and the hash.
 */
public record ExportedEntry(AuditEntry entry, String hash) {

  /** One line of JSON, without line break. */
  public String line() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("chain", entry.chain().toString());
    fields.put("seq", entry.seq());
    fields.put("prevHash", entry.prevHash());
    fields.put("at", entry.at().toString());
    fields.put("actorId", entry.actorId().toString());
    fields.put("actorName", entry.actorName());
    fields.put("actorDisplay", entry.actorDisplay());
    fields.put("via", entry.via());
    fields.put("act", entry.act());
    fields.put("pair", entry.pair() == null ? "" : entry.pair().toString());
    fields.put("textKey", entry.textKey());
    fields.put("textArgs", entry.textArgs());
    fields.put("details", entry.details());
    fields.put("hash", hash);
    return FlatJson.write(fields);
  }

  /**
   * Reads a {@link #line}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ExportedEntry parse(String line) {
    Map<String, Object> f = FlatJson.read(line);
    try {
      String pair = text(f, "pair");
      return new ExportedEntry(
          new AuditEntry(
              UUID.fromString(text(f, "chain")),
              (Long) f.get("seq"),
              text(f, "prevHash"),
              Instant.parse(text(f, "at")),
              UUID.fromString(text(f, "actorId")),
              text(f, "actorName"),
              text(f, "actorDisplay"),
              text(f, "via"),
              text(f, "act"),
              pair.isEmpty() ? null : UUID.fromString(pair),
              text(f, "textKey"),
              text(f, "textArgs"),
              text(f, "details")),
          text(f, "hash"));
    } catch (NullPointerException | ClassCastException | DateTimeParseException e) {
      throw new IllegalArgumentException("a field of the entry is missing or wrong", e);
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("without " + name);
    }
    return (String) value;
  }
}
