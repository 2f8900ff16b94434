package pairkeeper.remote;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import pairkeeper.core.plan.Secret;

/**
 * Masks secrets in a stream of bytes, also where a secret is torn apart by a chunk's border: what
 * may be the beginning of one is held back until it is known.
 */
final class Redactor {
  private static final byte[] MASK = "•••".getBytes(StandardCharsets.UTF_8);

  /** Takes what is free of secrets. */
  interface Sink {
    void take(byte[] bytes, int from, int length);
  }

  private final byte[][] secrets;
  private final Sink sink;
  private byte[] held = {};

  Redactor(List<Secret> secrets, Sink sink) {
    this.secrets =
        secrets.stream()
            .map(s -> s.reveal().getBytes(StandardCharsets.UTF_8))
            .filter(s -> s.length > 0)
            // the longest first: one secret may begin with another
            .sorted(Comparator.comparingInt((byte[] s) -> s.length).reversed())
            .toArray(byte[][]::new);
    this.sink = sink;
  }

  void write(byte[] bytes, int from, int length) {
    if (secrets.length == 0) {
      sink.take(bytes, from, length);
      return;
    }
    byte[] all = new byte[held.length + length];
    System.arraycopy(held, 0, all, 0, held.length);
    System.arraycopy(bytes, from, all, held.length, length);
    held = pass(all, false);
  }

  /** Nothing more comes: gives what was held back. */
  void end() {
    byte[] rest = held;
    held = new byte[0];
    pass(rest, true);
  }

  /** Passes on what is known, and returns the tail that may become a secret. */
  private byte[] pass(byte[] all, boolean last) {
    int clean = 0;
    int at = 0;
    while (at < all.length) {
      // before looking for a whole one: a short secret may be the beginning of a longer one
      if (!last && begins(all, at)) {
        break;
      }
      int found = whole(all, at);
      if (found > 0) {
        sink.take(all, clean, at - clean);
        sink.take(MASK, 0, MASK.length);
        at += found;
        clean = at;
      } else {
        at++;
      }
    }
    sink.take(all, clean, at - clean);
    return Arrays.copyOfRange(all, at, all.length);
  }

  private int whole(byte[] all, int at) {
    for (byte[] secret : secrets) {
      if (secret.length <= all.length - at && common(secret, all, at) == secret.length) {
        return secret.length;
      }
    }
    return 0;
  }

  private boolean begins(byte[] all, int at) {
    for (byte[] secret : secrets) {
      if (secret.length > all.length - at && common(secret, all, at) == all.length - at) {
        return true;
      }
    }
    return false;
  }

  private static int common(byte[] secret, byte[] all, int at) {
    int n = 0;
    while (n < secret.length && at + n < all.length && secret[n] == all[at + n]) {
      n++;
    }
    return n;
  }
}
