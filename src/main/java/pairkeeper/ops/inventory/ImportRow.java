package pairkeeper.ops.inventory;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;

/**
 * One row of an import: one server of a pair; columns that repeat the pair's own facts may be
 * empty.
 */
record ImportRow(long line, NamedCsvRecord record) {
  static final List<String> REQUIRED = List.of("customer", "pair", "host");
  static final List<String> ALL =
      List.of(
          "customer",
          "site",
          "pair",
          "tags",
          "note",
          "serviceAddress",
          "postgresMajor",
          "platform",
          "name",
          "role",
          "preferred",
          "host",
          "sshPort",
          "sshCredential",
          "sudoCredential",
          "jumpHost",
          "privilege",
          "osUser",
          "postgresAddress",
          "postgresPort",
          "dataDirectory",
          "configDirectory",
          "clusterName",
          "sqlCredential",
          "hostKey");

  /** The value of a column; "" when there is no such column or nothing in it. */
  String get(String column) {
    return record.findField(column).map(String::strip).orElse("");
  }

  /** Which pair it belongs to: customer and name, whatever their capitals. */
  String pair() {
    return (get("customer") + "\n" + get("pair")).toLowerCase(Locale.ROOT);
  }

  /**
   * @param credentials ids by name in lower case
   * @throws Refused naming the column
   */
  ServerForm server(Map<String, UUID> credentials) {
    return new ServerForm(
        null,
        get("name"),
        host(credentials),
        get("osUser"),
        get("postgresAddress"),
        number("postgresPort"),
        get("dataDirectory"),
        get("configDirectory"),
        get("clusterName"),
        role(),
        get("preferred").isEmpty() ? null : get("preferred").matches("(?i)yes|true|1"),
        credential("sqlCredential", credentials));
  }

  private HostForm host(Map<String, UUID> credentials) {
    return new HostForm(
        get("host"),
        number("sshPort"),
        credential("sshCredential", credentials),
        credential("sudoCredential", credentials),
        get("jumpHost"),
        get("privilege").isEmpty() ? null : Privilege.of(get("privilege")),
        get("hostKey"));
  }

  private UUID credential(String column, Map<String, UUID> credentials) {
    String name = get(column);
    if (name.isEmpty()) {
      return null;
    }
    UUID id = credentials.get(name.toLowerCase(Locale.ROOT));
    if (id == null) {
      throw new Refused(column, Text.of("inventory.refused.credential-unknown"));
    }
    return id;
  }

  private Role role() {
    return switch (get("role").toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "primary" -> Role.PRIMARY;
      case "standby" -> Role.STANDBY;
      default -> throw new Refused("role", Text.of("inventory.refused.role"));
    };
  }

  private Integer number(String column) {
    String text = get(column);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535 || text.matches("0+")) {
      throw new Refused(column, Text.of("inventory.refused.port"));
    }
    return Integer.valueOf(text);
  }
}
