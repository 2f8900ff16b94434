package pairkeeper.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.io.AbstractIoServiceFactoryFactory;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2Connector;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2Session;

/**
 * A few threads, each of which waits for the sockets of its SSH sessions and itself reads what
 * comes. The library's usual way wakes one thread for a socket, a second one to read it and a third
 * one to note that a packet is written, which costs a question of 600 bytes more than its cipher.
 *
 * <p>For sessions whose channels only fill buffers: who blocks such a thread blocks its sessions.
 */
final class SshLoops extends Nio2ServiceFactory {
  private final List<AsynchronousChannelGroup> loops = new ArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();

  private SshLoops(FactoryManager manager) {
    super(manager, null, null);
    try {
      for (int number = 1; number <= getNioWorkers(manager); number++) {
        var thread = Thread.ofPlatform().daemon().name("ssh-loop-" + number).factory();
        loops.add(AsynchronousChannelGroup.withFixedThreadPool(1, thread));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes them for a client, when it starts. */
  static final class Factory extends AbstractIoServiceFactoryFactory {
    Factory() {
      super(null);
    }

    @Override
    public IoServiceFactory create(FactoryManager manager) {
      return new SshLoops(manager);
    }
  }

  @Override
  public IoConnector createConnector(IoHandler handler) {
    return autowireCreatedService(new Connector(handler));
  }

  private AsynchronousChannelGroup next() {
    return loops.get(Math.floorMod(opened.getAndIncrement(), loops.size()));
  }

  private final class Connector extends Nio2Connector {
    Connector(IoHandler handler) {
      super(
          SshLoops.this,
          getFactoryManager(),
          handler,
          loops.get(0),
          SshLoops.this.getExecutorService());
    }

    @Override
    protected AsynchronousSocketChannel openAsynchronousSocketChannel(
        SocketAddress address, AsynchronousChannelGroup group) throws IOException {
      return AsynchronousSocketChannel.open(next());
    }

    @Override
    protected Nio2Session createSession(
        PropertyResolver properties, IoHandler handler, AsynchronousSocketChannel socket)
        throws IOException {
      return new LoopSession(this, properties, handler, socket);
    }
  }

  @Override
  protected void doCloseImmediately() {
    for (var loop : loops) {
      try {
        loop.shutdownNow();
      } catch (IOException e) {
        log.debug("a loop did not close", e);
      }
    }
    super.doCloseImmediately();
  }
}
