package pairkeeper.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.plan.Secret;

/**
 * A real OpenSSH server on a free loopback port, which lets this machine's own user in by a key.
 */
final class OwnSshd implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Process process;

  private OwnSshd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static OwnSshd start(String... moreConfiguration) {
    try {
      Path folder = Files.createTempDirectory("own-sshd");
      int port = freePort();
      for (String type : List.of("ed25519", "rsa")) {
        run("ssh-keygen", "-q", "-t", type, "-N", "", "-f", folder + "/host_" + type);
      }
      run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder + "/login");
      run("ssh-keygen", "-q", "-t", "rsa", "-N", "open sesame", "-f", folder + "/locked");
      Files.writeString(
          folder.resolve("authorized"),
          Files.readString(folder.resolve("login.pub"))
              + Files.readString(folder.resolve("locked.pub")));
      Files.writeString(folder.resolve("config"), configuration(folder, port, moreConfiguration));
      Files.createDirectories(Path.of("/run/sshd"));
      Process process =
          new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", folder + "/config")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      OwnSshd sshd = new OwnSshd(folder, port, process);
      sshd.awaitPort();
      return sshd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Path folder, int port, String... more) {
    return String.join(
            "\n",
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "HostKey " + folder + "/host_ed25519",
            "HostKey " + folder + "/host_rsa",
            "AuthorizedKeysFile " + folder + "/authorized",
            "PidFile " + folder + "/pid",
            "StrictModes no",
            "UsePAM no",
            "PermitRootLogin yes",
            "MaxStartups 100:30:200",
            String.join("\n", more))
        + "\n";
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  String fingerprint() {
    return fingerprint("host_ed25519.pub");
  }

  String fingerprint(String file) {
    return run("ssh-keygen", "-l", "-E", "sha256", "-f", folder + "/" + file).split(" ")[1];
  }

  String user() {
    return System.getProperty("user.name");
  }

  Secret key(String name) {
    try {
      return Secret.of(Files.readString(folder.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The right way in. */
  SshAccess access() {
    return access(SshLogin.Key.open(key("login")), fingerprint());
  }

  SshAccess access(SshLogin login, String pinnedKey) {
    Privilege privilege = user().equals("root") ? Privilege.ROOT : Privilege.OS_USER;
    return SshAccess.direct("127.0.0.1", port, user(), login, privilege, pinnedKey);
  }

  /** The processes of the server that serve one connection each. */
  List<ProcessHandle> connections() {
    return process.toHandle().descendants().toList();
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static String run(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", words) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitPort() throws IOException {
    for (int tries = 0; tries < 100; tries++) {
      try {
        new Socket("127.0.0.1", port).close();
        return;
      } catch (IOException e) {
        try {
          TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stop) {
          throw new IllegalStateException(stop);
        }
      }
    }
    throw new IllegalStateException("sshd did not start: " + log());
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(connections());
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
