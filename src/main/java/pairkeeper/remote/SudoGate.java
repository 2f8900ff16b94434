package pairkeeper.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.sshd.client.channel.ClientChannel;
import pairkeeper.core.plan.Secret;

/**
 * The error output of a shell that sudo starts after asking for a password. The password is sent
 * only when sudo has asked for it, and nothing else before the shell has said that it is there: so
 * neither can a shell read the password as a command, nor sudo a script's line as a password. A
 * second question means that the password was wrong; it is left without an answer.
 */
final class SudoGate extends OutputStream {
  private static final String PROMPT = "pairkeeper: sudo asks for the password";
  private static final String OPEN = "pairkeeper: sudo lets in\n";
  private static final int MOST = 64 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ClientChannel channel;
  private final OutputStream behind;
  private volatile String said = "";
  private volatile boolean open;
  private volatile boolean ended;

  /**
   * @param behind gets all that comes after the gate was opened
   */
  SudoGate(ClientChannel channel, OutputStream behind) {
    this.channel = channel;
    this.behind = behind;
    channel.addCloseFutureListener(end -> end());
  }

  /**
   * The constant command that the login shell, which may be csh, gets to read. What sudo remembers
   * of an earlier question is not used ({@code -k}): a password that is wrong now is found out now.
   */
  static String command(String user) {
    return "sudo -S -k -p '"
        + PROMPT
        + "' -u "
        + user
        + " -- /bin/sh -c 'echo \""
        + OPEN.strip()
        + "\" >&2; exec /bin/sh -s'";
  }

  /**
   * Answers sudo where it asks, and returns when the shell is there.
   *
   * @throws Unreached when the password is wrong or sudo gives no shell; nothing was carried out
   */
  void pass(SshAccess access, Secret password, SudoRefusals refusals, Deadline deadline)
      throws IOException, Unreached {
    await(() -> open || questions() > 0 || ended, deadline);
    if (!open && questions() > 0) {
      OutputStream in = channel.getInvertedIn();
      in.write((password.reveal() + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
      await(() -> open || questions() > 1 || ended, deadline);
    }
    if (open) {
      refusals.forget(access);
      return;
    }
    if (questions() > 1 || said.contains("incorrect password")) {
      refusals.add(access);
      throw Failures.sudoPassword(access);
    }
    throw ended ? Failures.noShell(access, spoken()) : Failures.silent(access);
  }

  private int questions() {
    return said.split(PROMPT, -1).length - 1;
  }

  private String spoken() {
    return said.replace(PROMPT, "").strip();
  }

  private void await(BooleanSupplier wanted, Deadline deadline) {
    lock.lock();
    try {
      while (!wanted.getAsBoolean() && !deadline.passed()) {
        changed.awaitNanos(Math.min(deadline.nanos(), TimeUnit.SECONDS.toNanos(1)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (open) {
      behind.write(bytes, from, length);
      return;
    }
    byte[] rest = listen(Arrays.copyOfRange(bytes, from, from + length));
    if (rest.length > 0) {
      behind.write(rest, 0, rest.length);
    }
  }

  /** What came after the gate opened. */
  private byte[] listen(byte[] bytes) {
    lock.lock();
    try {
      // one character a byte, so that what belongs to the shell goes on unchanged
      said += new String(bytes, StandardCharsets.ISO_8859_1);
      int at = said.indexOf(OPEN);
      if (at < 0) {
        said = said.length() > MOST ? said.substring(said.length() - MOST) : said;
        changed.signalAll();
        return new byte[0];
      }
      String rest = said.substring(at + OPEN.length());
      said = said.substring(0, at);
      open = true;
      changed.signalAll();
      return rest.getBytes(StandardCharsets.ISO_8859_1);
    } finally {
      lock.unlock();
    }
  }
}
