package pairkeeper.launch;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Payara Micro with the war in it. Everything that is Payara's own stands here and in {@code
 * payara-web.xml}, so that another runtime is a change of two files.
 */
final class PayaraMicroRuntime {
  private final LaunchSettings settings;
  private final Path runtime;

  PayaraMicroRuntime(LaunchSettings settings, Path runtime) {
    this.settings = settings;
    this.runtime = runtime;
  }

  /** Returns when the runtime is up, whether or not it could deploy the war. */
  void start() throws Exception {
    var arguments =
        new ArrayList<>(
            List.of(
                "--deploy",
                runtime.resolve("ROOT.war").toString(),
                "--rootdir",
                runtime.resolve("server").toString(),
                "--unpackdir",
                runtime.resolve("lib").toString(),
                "--port",
                String.valueOf(settings.port()),
                "--prebootcommandfile",
                write("before-start.txt", bootCommands()).toString(),
                "--logproperties",
                write("logging.properties", logging()).toString(),
                // not --nocluster beside it: that starts the data grid all the same
                "--nohazelcast",
                "--disablephonehome"));
    if (settings.tls().isPresent()) {
      arguments.addAll(tls(settings.tls().get()));
    }
    PayaraMicro.main(arguments.toArray(String[]::new));
  }

  private List<String> tls(LaunchSettings.Tls tls) throws Exception {
    // a password that the runtime insists on; what protects the file is its folder, as with the PEM
    String password = "changeit";
    Path file = runtime.resolve("tls.p12");
    TlsKeyStore.read(tls).write(file, password.toCharArray());
    System.setProperty("javax.net.ssl.keyStore", file.toString());
    System.setProperty("javax.net.ssl.keyStorePassword", password);
    return List.of("--sslport", String.valueOf(tls.port()), "--sslcert", TlsKeyStore.ALIAS);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(runtime.resolve(name), text);
  }

  private String bootCommands() {
    String server = "set configs.config.server-config.";
    String network = server + "network-config.";
    String listener = network + "network-listeners.network-listener.";
    String protocol = network + "protocols.protocol.";
    var commands =
        new ArrayList<>(
            List.of(
                // ours are the same at each start: tests notice a bad one, no start has to
                server + "admin-service.das-config.deploy-xml-validation=none",
                listener + "http-listener.address=" + settings.httpBind(),
                protocol + "http-listener.http.server-header=false"));
    if (settings.tls().isPresent()) {
      commands.add(listener + "https-listener.address=" + settings.bind());
      commands.add(protocol + "https-listener.http.server-header=false");
    }
    return String.join("\n", commands) + "\n";
  }

  /**
   * Into ten files of 10 MB in the log folder; nothing to the terminal, which is the launcher's.
   */
  private String logging() {
    return """
    handlers=java.util.logging.FileHandler
    .level=INFO
    java.util.logging.FileHandler.pattern=%s/pairkeeper.%%g.log
    java.util.logging.FileHandler.limit=10000000
    java.util.logging.FileHandler.count=10
    java.util.logging.FileHandler.append=true
    java.util.logging.FileHandler.encoding=UTF-8
    java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
    java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT.%%1$tL%%1$tz %%4$s %%3$s %%5$s%%6$s%%n
    org.hibernate.orm.deprecation.level=SEVERE
    org.hibernate.orm.beans.level=WARNING
    javax.enterprise.system.security.ssl.level=SEVERE
    org.flywaydb.level=INFO
    org.apache.sshd.level=WARNING
    """
        .formatted(settings.logFolder().toString().replace("%", "%%").replace('\\', '/'));
  }
}
