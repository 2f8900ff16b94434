package pairkeeper.ops.inventory;

import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A host as people write it on one line: {@code address}, {@code address:port}, {@code [v6]:port}.
 */
record HostPlace(String address, int port) {

  /**
   * @throws Refused when it is neither
   */
  static HostPlace parse(String field, String text) {
    String address = text;
    int port = 22;
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (colon > 0 && (text.indexOf(':') == colon || bracketed && text.charAt(colon - 1) == ']')) {
      address = text.substring(0, colon);
      port = port(field, text.substring(colon + 1));
    }
    if (bracketed && address.endsWith("]")) {
      address = address.substring(1, address.length() - 1);
    }
    return new HostPlace(HostAddress.require(field, address), port);
  }

  private static int port(String field, String digits) {
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65535) {
      throw new Refused(field, Text.of("inventory.refused.port"));
    }
    return port;
  }
}
