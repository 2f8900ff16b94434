package pairkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets of sessions for questions, against a far end that reads when it likes. */
class SshLoopsTest {
  private static final int MEGABYTE = 1 << 20;

  private final Set<String> readers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private SshClient client;
  private ServerSocket listening;
  private Socket far;
  private IoSession session;

  @BeforeEach
  void connect() throws IOException {
    client = SshClients.startForQuestions();
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var connector = client.getIoServiceFactory().createConnector(new Heard());
    var connection = connector.connect(listening.getLocalSocketAddress(), null, null);
    connection.await();
    session = connection.getSession();
    far = listening.accept();
  }

  @AfterEach
  void stop() throws IOException {
    session.close(true);
    far.close();
    listening.close();
    client.stop();
  }

  private final class Heard implements IoHandler {
    @Override
    public void sessionCreated(IoSession made) {}

    @Override
    public void sessionClosed(IoSession ended) {
      closed.countDown();
    }

    @Override
    public void exceptionCaught(IoSession of, Throwable why) {
      of.close(true);
    }

    @Override
    public void messageReceived(IoSession by, Readable bytes) {
      readers.add(Thread.currentThread().getName());
      try {
        by.writeBuffer(new ByteArrayBuffer(new byte[bytes.available()]));
      } catch (IOException e) {
        by.close(true);
      }
    }
  }

  /** A packet of that many numbers. */
  private IoWriteFuture write(int number, int count) throws IOException {
    var packet = new ByteArrayBuffer(4 * count);
    for (int i = 0; i < count; i++) {
      packet.putInt(number);
    }
    return session.writeBuffer(packet);
  }

  private static boolean written(IoWriteFuture packet) throws IOException {
    packet.await();
    return packet.isWritten();
  }

  @Test
  void a_packet_that_the_system_takes_is_written_when_the_call_returns() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(write(i, 150).isWritten()).isTrue();
    }
  }

  @Test
  void what_a_full_line_does_not_take_is_written_in_order_once_it_can() throws Exception {
    List<IoWriteFuture> packets = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      packets.add(write(i, MEGABYTE / 4));
    }
    assertThat(packets.getLast().isDone()).isFalse();
    var in = new DataInputStream(far.getInputStream());
    byte[] packet = new byte[MEGABYTE];
    for (int i = 0; i < 64; i++) {
      in.readFully(packet);
      assertThat(packet).startsWith(0, 0, 0, i).endsWith(0, 0, 0, i);
    }
    for (IoWriteFuture each : packets) {
      assertThat(written(each)).isTrue();
    }
  }

  @Test
  void packets_of_many_threads_arrive_whole() throws Exception {
    int packets = 400;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < packets; i++) {
        int number = i;
        threads.submit(() -> written(write(number, 5_000)));
      }
      var in = new DataInputStream(far.getInputStream());
      var seen = new ArrayList<Integer>();
      for (int i = 0; i < packets; i++) {
        int number = in.readInt();
        seen.add(number);
        for (int n = 1; n < 5_000; n++) {
          assertThat(in.readInt()).isEqualTo(number);
        }
      }
      assertThat(seen).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_comes_is_read_and_answered_by_one_and_the_same_loop() throws Exception {
    for (int i = 0; i < 50; i++) {
      far.getOutputStream().write(7);
      assertThat(far.getInputStream().read()).isZero();
    }
    assertThat(readers).hasSize(1).allMatch(name -> name.startsWith("ssh-loop-"));
  }

  @Test
  void who_waits_is_told_when_the_far_end_is_gone() throws Exception {
    List<IoWriteFuture> packets = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      packets.add(write(i, MEGABYTE / 4));
    }
    far.close();
    closed.await();
    for (IoWriteFuture each : packets) {
      each.await();
    }
    assertThat(packets.getLast().isWritten()).isFalse();
    assertThat(packets.getLast().getException()).isNotNull();
  }
}
