package pairkeeper.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.InterruptedByTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.io.nio2.Nio2CompletionHandler;
import org.apache.sshd.common.io.nio2.Nio2Service;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * The socket of one SSH session, to which small packets are written without waking another thread:
 * the system takes them at once, and then the writing thread itself notes that they are written.
 */
final class LoopSession extends Nio2Session {
  private final ThreadLocal<byte[]> own = new ThreadLocal<>();
  private final Duration limit;

  LoopSession(
      Nio2Service service,
      PropertyResolver properties,
      IoHandler handler,
      AsynchronousSocketChannel socket)
      throws IOException {
    super(service, properties, handler, socket, null);
    limit = CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.getRequired(properties);
  }

  @Override
  public IoWriteFuture writeBuffer(Buffer buffer) throws IOException {
    own.set(buffer.array());
    try {
      return super.writeBuffer(buffer);
    } finally {
      own.remove();
    }
  }

  @Override
  protected void doWriteCycle(ByteBuffer bytes, Nio2CompletionHandler<Integer, Object> end) {
    Future<Integer> written = getSocket().write(bytes);
    // only for the packet that this thread brought, of which nobody else knows yet: whoever waits
    // for another must not be told while the library holds its locks around this call
    if (bytes.array() == own.get() && written.state() == Future.State.SUCCESS) {
      end.completed(written.resultNow(), null);
    } else {
      Thread.ofVirtual().name("ssh-written").start(() -> await(written, end));
    }
  }

  private void await(Future<Integer> written, Nio2CompletionHandler<Integer, Object> end) {
    Integer count;
    try {
      count = written.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      end.failed(e.getCause(), null);
      return;
    } catch (TimeoutException e) {
      end.failed(new InterruptedByTimeoutException(), null);
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end.failed(e, null);
      return;
    }
    end.completed(count, null);
  }
}
