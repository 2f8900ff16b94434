package pairkeeper.core.notify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * An http or https address as far as this console posts to it: without name and password, without a
 * fragment, and with nothing that different readers of addresses understand differently.
 */
final class WebAddress {
  private static final int LONGEST = 1000;
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(?::([0-9]{1,5}))?((?:[/?][!-~&&[^\"<>#\\\\^`{|}]]*)?)");

  private WebAddress() {}

  private static Matcher read(String address) {
    Matcher parts = FORM.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an address");
    }
    return parts;
  }

  /**
   * @throws Refused when it is none that can be posted to
   */
  static void require(String field, String address) {
    Matcher parts = FORM.matcher(address == null ? "" : address);
    boolean fits =
        parts.matches()
            && address.length() <= LONGEST
            && (parts.group(3) == null || fits(Integer.parseInt(parts.group(3))));
    if (!fits) {
      throw new Refused(field, Text.of("notify.refused.address"));
    }
  }

  private static boolean fits(int port) {
    return port > 0 && port <= 65_535;
  }

  static boolean encrypted(String address) {
    return read(address).group(1).equals("https");
  }

  /** Name or number of the host; without the brackets of an IPv6 address. */
  static String host(String address) {
    return read(address).group(2).replaceAll("[\\[\\]]", "");
  }

  /** Scheme, host and port: what may be shown. */
  static String origin(String address) {
    Matcher parts = read(address);
    String port = parts.group(3) == null ? "" : ":" + parts.group(3);
    return parts.group(1) + "://" + parts.group(2) + port;
  }
}
