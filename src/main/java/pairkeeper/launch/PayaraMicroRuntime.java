package pairkeeper.launch;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    PayaraMicro.main(
        new String[] {
          "--deploy", runtime.resolve("ROOT.war").toString(),
          "--rootdir", runtime.resolve("server").toString(),
          "--unpackdir", runtime.resolve("lib").toString(),
          "--port", String.valueOf(settings.port()),
          "--prebootcommandfile", write("before-start.txt", bootCommands()).toString(),
          "--logproperties", write("logging.properties", logging()).toString(),
          // not --nocluster beside it: that starts the data grid all the same
          "--nohazelcast",
          "--disablephonehome"
        });
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(runtime.resolve(name), text);
  }

  private String bootCommands() {
    String network = "set configs.config.server-config.network-config.";
    return network
        + "network-listeners.network-listener.http-listener.address="
        + settings.bind()
        + "\n"
        + network
        + "protocols.protocol.http-listener.http.server-header=false\n";
  }

  /** Into ten files of 10 MB in the log folder; nothing to the terminal, which is the launcher's. */
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
