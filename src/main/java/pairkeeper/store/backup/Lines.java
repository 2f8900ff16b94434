package pairkeeper.store.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** Lines of JSON of one table, and the sum over them. */
final class Lines {
  static final JsonMapper MAPPER = new JsonMapper();

  private final MessageDigest sum;
  private long count;

  Lines() {
    try {
      sum = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(String line) {
    sum.update(line.getBytes(StandardCharsets.UTF_8));
    sum.update((byte) '\n');
    count++;
  }

  long count() {
    return count;
  }

  /** The sum of all lines so far; ends it. */
  String sum() {
    return HexFormat.of().formatHex(sum.digest());
  }
}
