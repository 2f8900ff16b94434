package pairkeeper.core.configfile;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses as {@code 10.0.0.0/8} or {@code fe80::/10}.
 *
 * @param bits 32 for IPv4, 128 for IPv6
 * @param base first address, low bits zero
 * @param prefix 0 to {@code bits}
 */
record AddressBlock(int bits, BigInteger base, int prefix) {
  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern GROUPS = Pattern.compile("[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4})*");

  /** An address with its mask length; nothing when it is none. */
  static Optional<AddressBlock> read(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return address(text.substring(0, slash))
        .filter(a -> prefix <= a.bits())
        .map(a -> new AddressBlock(a.bits(), network(a, prefix), prefix));
  }

  /** An address with a mask of its own column, as {@code 10.0.0.0} and {@code 255.0.0.0}. */
  static Optional<AddressBlock> read(String address, String mask) {
    return address(mask)
        .filter(m -> ones(m) >= 0)
        .flatMap(m -> read(address + "/" + ones(m)).filter(b -> b.bits() == m.bits()));
  }

  /** Whether every address of the other block is in this one. */
  boolean contains(AddressBlock other) {
    return bits == other.bits
        && prefix <= other.prefix
        && base.shiftRight(bits - prefix).equals(other.base.shiftRight(bits - prefix));
  }

  /** Whether the blocks share an address: then one contains the other. */
  boolean meets(AddressBlock other) {
    return contains(other) || other.contains(this);
  }

  private static BigInteger network(AddressBlock address, int prefix) {
    int host = address.bits() - prefix;
    return address.base().shiftRight(host).shiftLeft(host);
  }

  /** Length of a mask that is ones before zeros, else -1. */
  private static int ones(AddressBlock mask) {
    int length = mask.base().bitCount();
    BigInteger wanted =
        BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE).shiftLeft(mask.bits() - length);
    return mask.base().equals(wanted) ? length : -1;
  }

  private static Optional<AddressBlock> address(String text) {
    return text.contains(":") ? v6(text) : v4(text).map(v -> new AddressBlock(32, v, 32));
  }

  private static Optional<BigInteger> v4(String text) {
    var m = V4.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (int i = 1; i <= 4; i++) {
      int octet = Integer.parseInt(m.group(i));
      if (octet > 255) {
        return Optional.empty();
      }
      value = value.shiftLeft(8).add(BigInteger.valueOf(octet));
    }
    return Optional.of(value);
  }

  private static Optional<AddressBlock> v6(String text) {
    String hex = text;
    int dotted = text.lastIndexOf(':') + 1;
    if (text.indexOf('.') >= 0) {
      var low = v4(text.substring(dotted));
      if (low.isEmpty()) {
        return Optional.empty();
      }
      int v = low.get().intValue();
      hex =
          text.substring(0, dotted)
              + Integer.toHexString(v >>> 16)
              + ":"
              + Integer.toHexString(v & 0xFFFF);
    }
    int gap = hex.indexOf("::");
    if (gap < 0) {
      return groups(hex).filter(g -> g.length == 8).map(AddressBlock::joined);
    }
    var left = groups(hex.substring(0, gap));
    var right = groups(hex.substring(gap + 2));
    if (left.isEmpty() || right.isEmpty() || left.get().length + right.get().length > 7) {
      return Optional.empty();
    }
    var all = new String[8];
    java.util.Arrays.fill(all, "0");
    System.arraycopy(left.get(), 0, all, 0, left.get().length);
    System.arraycopy(right.get(), 0, all, 8 - right.get().length, right.get().length);
    return Optional.of(joined(all));
  }

  private static Optional<String[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new String[0]);
    }
    return GROUPS.matcher(text).matches() ? Optional.of(text.split(":")) : Optional.empty();
  }

  private static AddressBlock joined(String[] groups) {
    BigInteger value = BigInteger.ZERO;
    for (String group : groups) {
      value = value.shiftLeft(16).add(new BigInteger(group, 16));
    }
    return new AddressBlock(128, value, 128);
  }

  /** With its mask, in a form that is the same for equal blocks. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    int step = bits == 32 ? 8 : 16;
    for (int shift = bits - step; shift >= 0; shift -= step) {
      int part = base.shiftRight(shift).intValue() & (1 << step) - 1;
      text.append(step == 8 ? Integer.toString(part) : Integer.toHexString(part))
          .append(shift == 0 ? "/" : step == 8 ? "." : ":");
    }
    return text.append(prefix).toString();
  }
}
