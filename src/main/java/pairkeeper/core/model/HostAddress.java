package pairkeeper.core.model;

import java.util.regex.Pattern;

/** What may stand where a host is named: a DNS name, an IPv4 or an IPv6 address, nothing else. */
public final class HostAddress {
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}\\.?)*");
  private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}(%[A-Za-z0-9]{1,15})?");

  private HostAddress() {}

  /**
   * @throws Refused when the text is no host name and no address (also when it starts with a dash)
   */
  public static String require(String field, String text) {
    if (text == null || text.isBlank()) {
      throw new Refused(field, Text.of("inventory.refused.host-missing"));
    }
    if (!isIp(text) && !NAME.matcher(text).matches()) {
      throw new Refused(field, Text.of("inventory.refused.host"));
    }
    return text;
  }

  /** Whether the text is a literal IPv4 or IPv6 address. */
  public static boolean isIp(String text) {
    return IPV4.matcher(text).matches() || (text.contains(":") && IPV6.matcher(text).matches());
  }

  /**
   * The address with the mask that names exactly this one host, as pg_hba.conf wants it.
   *
   * @throws Refused when the text is a name: pg_hba lines of ours name exact addresses
   */
  public static String exact(String field, String address) {
    if (!isIp(address)) {
      throw new Refused(field, Text.of("inventory.refused.not-ip", "address", address));
    }
    return address + (address.contains(":") ? "/128" : "/32");
  }
}
