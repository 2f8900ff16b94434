package pairkeeper.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import pairkeeper.core.plan.Secret;

/** A bare SSH session of the same library, open all the while: the floor of a command's time. */
public final class OpenSession implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final SshClient client = SshClient.setUpDefaultClient();
  private final ClientSession session;

  public OpenSession(String user, String address, int port, Secret key) throws Exception {
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    // else the floor waits 40 ms at a time for acknowledgements
    CoreModuleProperties.TCP_NODELAY.set(client, true);
    client.start();
    session = client.connect(user, address, port).verify(PATIENCE).getSession();
    var text = new ByteArrayInputStream(key.reveal().getBytes(StandardCharsets.UTF_8));
    session.addPublicKeyIdentity(
        SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("key"), text, null)
            .iterator()
            .next());
    session.auth().verify(PATIENCE);
  }

  /** Gives a script to {@code sh} there and waits for its end; what it printed. */
  public String run(String script) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var channel = session.createExecChannel("/bin/sh -s")) {
      channel.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
      channel.setOut(out);
      channel.open().verify(PATIENCE);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
      if (channel.getExitStatus() == null || channel.getExitStatus() != 0) {
        throw new IOException("exit status " + channel.getExitStatus());
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.stop();
  }
}
