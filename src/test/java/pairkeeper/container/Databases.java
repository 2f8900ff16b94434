package pairkeeper.container;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.PostgresServer;
import pairkeeper.core.postgres.Programs;

/**
 * Makes what {@code arquillian.xml} names by {@code pairkeeper.test.*}, before it is read, which is
 * once for all tests of a run: the two databases, a folder for each console, and where the
 * runtime's jar is. Inside the container, where the tests are started a second time, it does
 * nothing.
 */
public final class Databases implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext tests) {
    if (System.getProperty("pairkeeper.data") == null) {
      tests
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(Databases.class, made -> Outside.make());
    }
  }

  /** A class of its own: what it names is not in the tests' war. */
  private static final class Outside {
    private Outside() {}

    /** The run closes it at its end. */
    static AutoCloseable make() {
      try {
        return opened();
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }

    private static AutoCloseable opened() throws IOException, URISyntaxException {
      Path target = Files.createDirectories(Path.of("target/container")).toAbsolutePath();
      PostgresServer server = PostgresServer.created(PgMajor.parse("15")).start();
      String h2 = Files.createTempDirectory(target, "h2").toString();
      String postgresql = Files.createTempDirectory(target, "postgresql").toString();
      System.setProperty("pairkeeper.test.payara", runtime());
      System.setProperty("pairkeeper.test.h2", h2);
      System.setProperty("pairkeeper.test.postgresql", postgresql);
      System.setProperty("pairkeeper.test.port", String.valueOf(server.port()));
      return () -> {
        server.close();
        // the runtime unpacks 180 MB there, and may write its last while it is removed
        String remove = "for n in $(seq 50); do rm -rf \"$@\" && exit; sleep 0.2; done; exit 1";
        Programs.run(List.of("sh", "-c", remove, "sh", h2, postgresql));
      };
    }

    private static String runtime() throws URISyntaxException {
      try {
        Class<?> micro =
            Class.forName("fish.payara.micro.PayaraMicro", false, Outside.class.getClassLoader());
        return Path.of(micro.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
