package pairkeeper.remote;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import pairkeeper.core.plan.Secret;

/**
 * One output of a command on its way in: what the login shell said before our script began is left
 * out, secrets are masked, what is kept is bounded, and the live text comes in whole characters.
 */
final class CommandOutput extends OutputStream {
  /** The line that our script prints first on both outputs. */
  static final String BEGIN = "pairkeeper: the script begins";

  private static final byte[] MARK = (BEGIN + "\n").getBytes(StandardCharsets.US_ASCII);
  private static final int NOISE = 64 * 1024;

  private final KeptOutput kept = new KeptOutput();
  private Redactor redactor;
  private final Consumer<String> live;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer torn = ByteBuffer.allocate(0);
  private byte[] noise = {};
  private volatile boolean begun;
  private boolean ended;

  /**
   * @param live gets the text as it comes; called by the thread that writes here
   */
  CommandOutput(List<Secret> secrets, Consumer<String> live) {
    this.redactor = new Redactor(secrets, this::clean);
    this.live = live;
  }

  /** Masks these from now on; before the script's first line only. */
  synchronized void mask(List<Secret> secrets) {
    if (begun) {
      throw new IllegalStateException("the script has begun");
    }
    redactor = new Redactor(secrets, this::clean);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    if (ended) {
      return;
    }
    if (begun) {
      redactor.write(bytes, from, length);
      return;
    }
    byte[] all = Arrays.copyOf(noise, noise.length + length);
    System.arraycopy(bytes, from, all, noise.length, length);
    int after = afterMark(all);
    if (after < 0) {
      noise = all.length > NOISE ? Arrays.copyOfRange(all, all.length - NOISE, all.length) : all;
      return;
    }
    begun = true;
    noise = new byte[0];
    redactor.write(all, after, all.length - after);
    // wakes who waits for this line alone
    live.accept("");
  }

  /** Whether the script's first line came. */
  boolean begun() {
    return begun;
  }

  /** All that is kept; after this nothing more is taken. */
  synchronized String end() {
    if (!ended) {
      ended = true;
      if (!begun) {
        redactor.write(noise, 0, noise.length);
      }
      redactor.end();
    }
    return kept.text();
  }

  private void clean(byte[] bytes, int from, int length) {
    if (length == 0) {
      return;
    }
    kept.add(bytes, from, length);
    if (begun) {
      live.accept(decode(bytes, from, length));
    }
  }

  private String decode(byte[] bytes, int from, int length) {
    ByteBuffer in = ByteBuffer.allocate(torn.remaining() + length);
    in.put(torn).put(bytes, from, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    decoder.decode(in, out, false);
    torn = in.slice();
    return out.flip().toString().replace('\0', '\u2400');
  }

  private static int afterMark(byte[] all) {
    for (int i = 0; i + MARK.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + MARK.length, MARK, 0, MARK.length)) {
        return i + MARK.length;
      }
    }
    return -1;
  }
}
