package pairkeeper.store.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a column holds, and how a value of it is written as JSON and bound again. */
enum Kind {
  TEXT,
  WHOLE,
  REAL,
  FLAG,
  ID,
  INSTANT,
  BYTES;

  /**
   * The kind of a column.
   *
   * @param sqlType {@code data_type} of the information schema, of H2 or of PostgreSQL
   * @throws IllegalStateException for a type that no table of ours has had so far
   */
  static Kind of(String sqlType) {
    return switch (sqlType.toLowerCase(Locale.ROOT)) {
      case "character varying", "text" -> TEXT;
      case "integer", "bigint", "smallint" -> WHOLE;
      case "double precision" -> REAL;
      case "boolean" -> FLAG;
      case "uuid" -> ID;
      case "timestamp with time zone" -> INSTANT;
      case "binary varying", "bytea" -> BYTES;
      default -> throw new IllegalStateException("no backup knows the type " + sqlType);
    };
  }

  static Kind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value as a text, a whole number or a boolean; null where the row has none. */
  Object read(ResultSet row, int column) throws SQLException {
    Object value =
        switch (this) {
          case TEXT -> row.getString(column);
          case WHOLE -> row.getLong(column);
          // as text: JSON has neither infinity nor all digits
          case REAL -> Double.toString(row.getDouble(column));
          case FLAG -> row.getBoolean(column);
          case ID -> text(row.getObject(column, UUID.class));
          case INSTANT -> instant(row.getObject(column, OffsetDateTime.class));
          case BYTES -> base64(row.getBytes(column));
        };
    return row.wasNull() ? null : value;
  }

  private static String text(UUID id) {
    return id == null ? null : id.toString();
  }

  private static String instant(OffsetDateTime at) {
    return at == null ? null : at.toInstant().toString();
  }

  private static String base64(byte[] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  void bind(PreparedStatement statement, int parameter, JsonNode value) throws SQLException {
    if (value.isNull()) {
      statement.setNull(parameter, Types.NULL);
      return;
    }
    switch (this) {
      case TEXT -> statement.setString(parameter, value.asString());
      case WHOLE -> statement.setLong(parameter, value.asLong());
      case REAL -> statement.setDouble(parameter, Double.parseDouble(value.asString()));
      case FLAG -> statement.setBoolean(parameter, value.asBoolean());
      case ID -> statement.setObject(parameter, UUID.fromString(value.asString()));
      case INSTANT ->
          statement.setObject(
              parameter, OffsetDateTime.ofInstant(Instant.parse(value.asString()), ZoneOffset.UTC));
      case BYTES -> statement.setBytes(parameter, Base64.getDecoder().decode(value.asString()));
    }
  }
}
