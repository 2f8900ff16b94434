package pairkeeper.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one server said about a tree and about copying it.
 *
 * @param rsync version, as {@code 3.2.7}, or "" when there is none
 * @param missing programs that copying needs and that are not there
 * @param kind {@code directory}, {@code absent} or {@code other}
 * @param mounted whether what must be mounted is; true where nothing must be
 * @param freeBytes where the tree lies, -1 when unknown
 * @param addresses its own, as others may see them
 * @param hostKeys its SSH server's public keys, {@code SHA256:... ssh-ed25519 AAAA...}
 * @param standby whether its database is to start as a standby; null when nobody knows
 */
public record TreeFacts(
    String rsync,
    List<String> missing,
    String kind,
    boolean mounted,
    long freeBytes,
    List<String> addresses,
    List<String> hostKeys,
    Boolean standby,
    Instant readAt) {
  private static final Pattern HOST_KEY =
      Pattern.compile("[a-z0-9@.-]{1,60} [A-Za-z0-9+/=]{20,3000}");
  private static final Set<String> PROGRAMS =
      Set.of("rsync", "ssh", "ssh-keygen", "flock", "zfs", "zpool");

  public TreeFacts {
    missing = List.copyOf(missing);
    addresses = List.copyOf(addresses);
    hostKeys = List.copyOf(hostKeys);
  }

  public boolean directory() {
    return kind.equals("directory");
  }

  /** The public key of that fingerprint, {@code ssh-ed25519 AAAA...}, or "" when it has no such. */
  public String hostKey(String fingerprint) {
    return hostKeys.stream()
        .filter(line -> line.startsWith(fingerprint + " "))
        .map(line -> line.substring(fingerprint.length() + 1))
        .filter(key -> HOST_KEY.matcher(key).matches())
        .findFirst()
        .orElse("");
  }

  /** Reads lines of a name, a blank and a value; what is not there stays unknown. */
  public static TreeFacts read(String output, Instant at) {
    String rsync = "";
    String kind = "absent";
    boolean mounted = false;
    long free = -1;
    Boolean standby = null;
    var missing = new ArrayList<String>();
    var addresses = new ArrayList<String>();
    var keys = new ArrayList<String>();
    for (String line : output.lines().toList()) {
      int blank = line.indexOf(' ');
      String value = blank < 0 ? "" : line.substring(blank + 1).strip();
      switch (blank < 0 ? line : line.substring(0, blank)) {
        case "rsync" -> rsync = value;
        case "kind" -> kind = value;
        case "mounted" -> mounted = value.equals("yes");
        case "free" -> free = value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
        case "standby" -> standby = value.equals("yes");
        case "missing" -> missing.add(PROGRAMS.contains(value) ? value : "?");
        case "address" -> addresses.add(value);
        case "hostkey" -> keys.add(value);
        default -> {}
      }
    }
    return new TreeFacts(rsync, missing, kind, mounted, free, addresses, keys, standby, at);
  }
}
