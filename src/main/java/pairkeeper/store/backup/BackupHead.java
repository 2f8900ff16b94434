package pairkeeper.store.backup;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.plan.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup says about itself, in its first line.
 *
 * @param program version of the console that made it
 * @param database {@code h2} or {@code postgresql}
 * @param by display name of the person who had it made
 * @param migrations versions of the schema that were applied, in their order
 * @param key content of the file with the key that seals credentials
 */
public record BackupHead(
    String program,
    Instant madeAt,
    String by,
    String database,
    List<String> migrations,
    Secret key) {
  /** Of the lines; a reader refuses another one. */
  public static final int FORMAT = 1;

  public BackupHead {
    migrations = List.copyOf(migrations);
  }

  String line() {
    ObjectNode json = Lines.MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("program", program);
    json.put("madeAt", madeAt.toString());
    json.put("by", by);
    json.put("database", database);
    migrations.forEach(json.putArray("migrations")::add);
    json.put("key", key.reveal());
    return Lines.MAPPER.writeValueAsString(json);
  }

  static BackupHead of(JsonNode json) throws BrokenBackup {
    if (json.path("format").asInt(0) != FORMAT) {
      throw new BrokenBackup("its lines have format " + json.path("format") + ", not " + FORMAT);
    }
    return new BackupHead(
        json.get("program").asString(),
        Instant.parse(json.get("madeAt").asString()),
        json.get("by").asString(),
        json.get("database").asString(),
        json.get("migrations").valueStream().map(JsonNode::asString).toList(),
        Secret.of(json.get("key").asString()));
  }
}
