package pairkeeper.ops.inventory;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/** What names, paths and roles of a pair may be; each refusal names the field. */
final class PairChecks {
  // typed by people to confirm, and part of file, slot and application names
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._ -]*");
  private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}");

  private PairChecks() {}

  static String name(String field, String name) {
    Words.line(field, name, 63);
    if (!NAME.matcher(name).matches()) {
      throw new Refused(field, Text.of("inventory.refused.name"));
    }
    return name;
  }

  static boolean isName(String word) {
    return word.length() <= 63 && NAME.matcher(word).matches();
  }

  static String major(String major) {
    if (!major.isEmpty() && !major.matches("9\\.[0-9]|[1-9][0-9]")) {
      throw new Refused("postgresMajor", Text.of("inventory.refused.major"));
    }
    return major;
  }

  static String serviceAddress(String address) {
    if (address.isEmpty()) {
      return address;
    }
    int slash = address.indexOf('/');
    String ip = slash < 0 ? address : address.substring(0, slash);
    String prefix = slash < 0 ? "" : address.substring(slash + 1);
    int most = ip.contains(":") ? 128 : 32;
    if (!HostAddress.isIp(ip)
        || ip.contains("%")
        || !prefix.matches("[0-9]{1,3}")
        || Integer.parseInt(prefix) < 1
        || Integer.parseInt(prefix) > most) {
      throw new Refused("serviceAddress", Text.of("inventory.refused.service-address"));
    }
    return address;
  }

  /** An absolute directory, or "" for one that is discovered. */
  static String directory(String field, String path) {
    if (path.isEmpty()) {
      return path;
    }
    Words.line(field, path, 1000);
    boolean climbs = List.of(path.split("/")).contains("..");
    if (!path.startsWith("/") || climbs || path.matches("/+")) {
      throw new Refused(field, Text.of("inventory.refused.directory"));
    }
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  static String clusterName(String name) {
    if (!name.isEmpty() && !CLUSTER.matcher(name).matches()) {
      throw new Refused("clusterName", Text.of("inventory.refused.cluster-name"));
    }
    return name;
  }

  /** The name that a server gets when none was given: the first label of its host. */
  static String nameOf(Host host) {
    return HostAddress.isIp(host.address())
        ? host.address().replace(':', '-')
        : host.address().split("\\.")[0];
  }

  /** One primary, names each once, no server twice, one preferred standby at most. */
  static void together(List<Instance> servers) {
    if (servers.isEmpty()) {
      throw new Refused("servers", Text.of("inventory.refused.no-servers"));
    }
    long primaries = servers.stream().filter(s -> s.role() == Role.PRIMARY).count();
    if (primaries != 1) {
      throw new Refused("role", Text.of("inventory.refused.primaries", "n", primaries));
    }
    var names = new HashSet<String>();
    var places = new HashSet<String>();
    for (int i = 0; i < servers.size(); i++) {
      Instance s = servers.get(i);
      if (!names.add(s.name().toLowerCase(Locale.ROOT))) {
        throw new Refused(
            at(i, "name"), Text.of("inventory.refused.server-name-twice", "name", s.name()));
      }
      if (!places.add(s.host().id() + " " + s.port() + " " + s.dataDirectory())) {
        throw new Refused(at(i, "host"), Text.of("inventory.refused.server-twice"));
      }
    }
    var preferred = servers.stream().filter(Instance::preferred).toList();
    if (preferred.size() > 1) {
      throw new Refused(
          at(servers.indexOf(preferred.getLast()), "preferred"),
          Text.of("inventory.refused.preferred"));
    }
  }

  private static String at(int server, String field) {
    return new ServerField(server, field).toString();
  }
}
