package pairkeeper.ops.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * What lies inside the console's own network. Whoever administers the console in a browser says
 * where messages go, and must not thereby reach what only this machine can reach; so addresses
 * inside are refused unless the operator of the machine named their host.
 *
 * <p>The addresses are looked up again for the connection itself; the JVM keeps what it found for
 * half a minute, so that a name does not lead elsewhere in between.
 */
@ApplicationScoped
public class Inside {
  private Set<String> named = Set.of();

  protected Inside() {}

  @Inject
  Inside(Config config) {
    this(config.getOptionalValue("pairkeeper.notify.internal", String.class).orElse(""));
  }

  public Inside(String hosts) {
    named =
        Arrays.stream(hosts.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toSet());
  }

  /** Whether the operator of the machine has named that host. */
  public boolean named(String host) {
    return named.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Whether a host that was not named lies inside; an unknown one does not. */
  public boolean holds(String host) {
    if (named(host)) {
      return false;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(Inside::isInside);
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** Whether an address is not one of the public network. */
  static boolean isInside(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet4Address
            ? isInside4(address.getAddress(), 0)
            : isInside6(address.getAddress()));
  }

  private static boolean isInside4(byte[] a, int at) {
    int first = a[at] & 0xff;
    int second = a[at + 1] & 0xff;
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || first == 100 && second >= 64 && second < 128
        || first == 169 && second == 254
        || first == 172 && second >= 16 && second < 32
        || first == 192 && second == 168
        || first == 192 && second == 0 && a[at + 2] == 0
        || first == 198 && (second & 0xfe) == 18;
  }

  private static boolean isInside6(byte[] a) {
    boolean unique = (a[0] & 0xfe) == 0xfc;
    boolean translated =
        a[0] == 0 && a[1] == 0x64 && (a[2] & 0xff) == 0xff && (a[3] & 0xff) == 0x9b;
    boolean sixToFour = a[0] == 0x20 && a[1] == 0x02;
    boolean compatible = true;
    for (int i = 0; i < 12; i++) {
      compatible &= a[i] == 0;
    }
    return unique || compatible || translated && isInside4(a, 12) || sixToFour && isInside4(a, 2);
  }
}
