package pairkeeper.launch;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * {@code java -jar pairkeeper.jar restore FILE}: unpacks the war and has its own classes bring a
 * backup back, without the runtime. The passphrase comes from a file or from the terminal, since a
 * command line can be read by everybody on the machine.
 */
final class RestoreFromFile {
  static final String COMMAND = "restore";

  private static final String DONE = "launch.restore.done";
  private static final String OF_DATABASE = "launch.restore.database";
  private static final String PASSPHRASE_FILE = "PAIRKEEPER_BACKUP_PASSPHRASE_FILE";
  private static final String CLASSES = "WEB-INF/classes/";
  private static final String LIBRARIES = "WEB-INF/unscanned/";

  private final Map<String, String> environment;
  private final Path file;

  RestoreFromFile(Map<String, String> environment, String file) {
    this.environment = environment;
    this.file = Path.of(file).toAbsolutePath();
  }

  /** What was restored, as arguments of {@code launch.restore.done}. */
  Map<String, String> restore(DataFolder data, Path folder, Runnable asking) throws CannotStart {
    if (!Files.isReadable(file)) {
      throw refused("launch.restore.no-file", Map.of("file", file.toString()));
    }
    char[] passphrase = passphrase(asking);
    LogManager.getLogManager().reset(); // Flyway tells each table to the terminal
    Map<String, String> said = said(data, folder, passphrase);
    Arrays.fill(passphrase, '\0');
    var args = new TreeMap<>(said);
    String key = args.remove("key");
    if (!key.equals(DONE)) {
      throw refused(key, args);
    }
    return args;
  }

  private static CannotStart refused(String key, Map<String, String> args) {
    boolean database = key.startsWith(OF_DATABASE);
    return new CannotStart(database ? CannotStart.DATABASE : CannotStart.BAD_SETTING, key, args);
  }

  private char[] passphrase(Runnable asking) throws CannotStart {
    String from = environment.getOrDefault(PASSPHRASE_FILE, "");
    try {
      if (!from.isEmpty()) {
        return Files.readString(Path.of(from), StandardCharsets.UTF_8).strip().toCharArray();
      }
      asking.run();
      Console terminal = System.console();
      if (terminal != null && typedAt(terminal)) {
        char[] typed = terminal.readPassword();
        return typed == null ? new char[0] : typed;
      }
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      return line == null ? new char[0] : line.toCharArray();
    } catch (IOException | RuntimeException e) {
      throw refused(
          "launch.restore.no-passphrase",
          Map.of("file", from, "reason", e.getClass().getSimpleName()));
    }
  }

  /** Since Java 22 there may be a console without a terminal, and a way to ask. */
  private static boolean typedAt(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  @SuppressWarnings("unchecked") // it crosses class loaders
  private Map<String, String> said(DataFolder data, Path folder, char[] passphrase)
      throws CannotStart {
    try {
      Path unpacked = unpacked(data.freshRuntime());
      try (var loader = new URLClassLoader(path(unpacked), ClassLoader.getPlatformClassLoader())) {
        Thread.currentThread().setContextClassLoader(loader);
        return (Map<String, String>)
            loader
                .loadClass("pairkeeper.ops.backup.Restore")
                .getMethod("restore", Map.class, Path.class, Path.class, char[].class)
                .invoke(null, environment, folder, file, passphrase);
      }
    } catch (IOException e) {
      throw refused("launch.restore.failed", Map.of("reason", String.valueOf(e.getMessage())));
    } catch (InvocationTargetException e) {
      throw refused("launch.restore.failed", Map.of("reason", String.valueOf(e.getCause())));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL[] path(Path unpacked) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(unpacked.resolve(CLASSES).toUri().toURL());
    try (Stream<Path> libraries = Files.list(unpacked.resolve(LIBRARIES))) {
      for (Path library : libraries.sorted().toList()) {
        urls.add(library.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static Path unpacked(Path runtime) throws IOException {
    Path to = runtime.resolve("tmp").resolve("war");
    try (InputStream in = Files.newInputStream(runtime.resolve("ROOT.war"));
        ZipInputStream war = new ZipInputStream(in)) {
      for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
        String name = entry.getName();
        boolean wanted = name.startsWith(CLASSES) || name.startsWith(LIBRARIES);
        if (wanted && !entry.isDirectory()) {
          write(war, to.resolve(name));
        }
      }
    }
    return to;
  }

  private static void write(InputStream entry, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      entry.transferTo(out);
    }
  }
}
