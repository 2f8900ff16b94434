package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * One record of pg_hba.conf.
 *
 * @param databases at least one
 * @param users at least one
 * @param address {@code 10.0.0.5/32}, {@code ::1/128}, {@code all}, {@code samehost}, {@code
 *     samenet} or a host name; "" for {@link HbaType#LOCAL}
 * @param method {@code scram-sha-256}, {@code reject}, ...
 * @param options each {@code name=value}
 */
public record HbaLine(
    HbaType type,
    List<HbaName> databases,
    List<HbaName> users,
    String address,
    String method,
    List<String> options) {

  /**
   * @throws Refused when a part cannot stand in the file, as an address without its mask
   */
  public HbaLine {
    databases = List.copyOf(databases);
    users = List.copyOf(users);
    options = List.copyOf(options);
    if (databases.isEmpty() || users.isEmpty() || !method.matches("[a-z0-9-]{2,32}")) {
      throw new Refused("method", Text.of("configfile.refused.hba-line"));
    }
    if (type == HbaType.LOCAL ? !address.isEmpty() : !addressFits(address)) {
      throw new Refused("address", Text.of("configfile.refused.hba-address", "address", address));
    }
    for (String option : options) {
      if (!Words.clean("option", option).matches("[a-z_]+=.+")) {
        throw new Refused("option", Text.of("configfile.refused.hba-line"));
      }
    }
  }

  /**
   * The usual line: one database, one role, one address. {@code all} and {@code replication} have
   * their own meaning here.
   */
  public static HbaLine host(String database, String user, String address, String method) {
    return of(HbaType.HOST, database, user, address, method);
  }

  /** The same for connections with TLS. */
  public static HbaLine hostssl(String database, String user, String address, String method) {
    return of(HbaType.HOSTSSL, database, user, address, method);
  }

  private static HbaLine of(
      HbaType type, String database, String user, String address, String method) {
    return new HbaLine(
        type, List.of(HbaName.of(database)), List.of(HbaName.of(user)), address, method, List.of());
  }

  /** The same line with one more option, as {@code clientcert=verify-full}. */
  public HbaLine with(String option) {
    var more = new ArrayList<>(options);
    more.add(option);
    return new HbaLine(type, databases, users, address, method, more);
  }

  /** Whether the other line says the same, however its address is written. */
  boolean saysAs(HbaLine other) {
    return canonical().equals(other.canonical());
  }

  private HbaLine canonical() {
    String same = AddressBlock.read(address).map(AddressBlock::toString).orElse(address);
    return new HbaLine(type, databases, users, same, method, options);
  }

  /** The line as the file has it, in columns. */
  @Override
  public String toString() {
    String columns =
        "%-7s %-15s %-15s %-23s %s"
            .formatted(type.word(), names(databases), names(users), address, method);
    String written =
        options.stream().map(HbaLine::word).map(o -> " " + o).collect(Collectors.joining());
    return columns + written;
  }

  private static String names(List<HbaName> names) {
    return names.stream().map(HbaName::written).collect(Collectors.joining(","));
  }

  private static String word(String text) {
    return text.matches("[A-Za-z0-9_=.:/-]+") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean addressFits(String address) {
    return address.contains("/") || address.contains(":")
        ? AddressBlock.read(address).isPresent()
        : address.matches("\\.?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?")
            && !address.matches("[0-9.]+");
  }
}
