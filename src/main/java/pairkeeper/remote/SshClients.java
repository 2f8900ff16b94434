package pairkeeper.remote;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.config.keys.ClientIdentityLoader;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;

/** Sets up the SSH library: nothing of the console's own user may leak in, every silence ends. */
final class SshClients {
  static final Duration HEARTBEAT = Duration.ofSeconds(10);
  static final int MISSES = 3;

  private SshClients() {}

  /** A started client for commands. */
  static SshClient start() {
    return started(SshClient.setUpDefaultClient());
  }

  /** A started client for short questions that are asked again and again. */
  static SshClient startForQuestions() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setIoServiceFactoryFactory(new SshLoops.Factory());
    // as it is anyway, but found at once and not by asking the system's properties at each packet
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
    return started(client);
  }

  /** Heartbeats have to be set before the first connection. */
  private static SshClient started(SshClient client) {
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setClientIdentityLoader(ClientIdentityLoader.DEFAULT);
    client.setServerKeyVerifier(HostKeyCheck::verify);
    client.setSignatureFactories(plainKeys(client.getSignatureFactories()));
    client.setAgentFactory(null);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSES);
    CoreModuleProperties.TCP_NODELAY.set(client, true);
    CoreModuleProperties.SOCKET_KEEPALIVE.set(client, true);
    // one try of a password: each further one counts towards the server's lock-out
    CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    client.start();
    return client;
  }

  /**
   * Without host certificates, since what is pinned is the key itself; Ed25519 first, as with
   * OpenSSH, so that people see the fingerprint that they know from there.
   */
  private static List<NamedFactory<Signature>> plainKeys(List<NamedFactory<Signature>> all) {
    return all.stream()
        .filter(f -> !f.getName().contains("-cert-"))
        .sorted(Comparator.comparing(f -> !f.getName().equals("ssh-ed25519")))
        .toList();
  }
}
