package pairkeeper.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about where the console listens and keeps its data; all other settings
 * are read by the war itself.
 *
 * @param port TCP port of HTTP, 1 to 65535
 * @param bind address or name to listen at; with TLS, plain HTTP is spoken on loopback only
 * @param tls what it needs to speak HTTPS, if it is to
 * @param data absolute path of the data folder
 * @param adminPassword the first administrator's password, if the environment gives one
 */
record LaunchSettings(
    int port, String bind, Optional<Tls> tls, Path data, Optional<String> adminPassword) {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * HTTPS.
   *
   * @param port TCP port, 1 to 65535
   * @param certificate PEM file with the certificate and those that it rests on
   * @param key PEM file with its key
   */
  record Tls(int port, Path certificate, Path key) {}

  /** Reads {@code PAIRKEEPER_*}; throws when a value is not usable. */
  static LaunchSettings from(Map<String, String> environment) throws CannotStart {
    publicUrl(environment.getOrDefault("PAIRKEEPER_PUBLIC_URL", "").strip());
    return new LaunchSettings(
        port(environment, "PAIRKEEPER_PORT", "8080"),
        environment.getOrDefault("PAIRKEEPER_BIND", LOOPBACK),
        tls(environment),
        folder(environment.getOrDefault("PAIRKEEPER_DATA", "./data")),
        Optional.ofNullable(environment.get("PAIRKEEPER_ADMIN_PASSWORD"))
            .filter(p -> !p.isEmpty()));
  }

  private static int port(Map<String, String> environment, String name, String otherwise)
      throws CannotStart {
    String value = environment.getOrDefault(name, otherwise);
    if (value.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw new CannotStart(
        CannotStart.BAD_SETTING, "launch.failed.port", Map.of("name", name, "value", value));
  }

  /** The war reads it; a link that leads nowhere would be noticed at night. */
  private static void publicUrl(String value) throws CannotStart {
    try {
      URI url = new URI(value);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      boolean plain =
          url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
      if (value.isEmpty() || web && plain && url.getHost() != null) {
        return;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new CannotStart(
        CannotStart.BAD_SETTING, "launch.failed.public-url", Map.of("value", value));
  }

  private static Optional<Tls> tls(Map<String, String> environment) throws CannotStart {
    String certificate = environment.getOrDefault("PAIRKEEPER_TLS_CERTIFICATE", "");
    String key = environment.getOrDefault("PAIRKEEPER_TLS_KEY", "");
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      throw new CannotStart(CannotStart.BAD_SETTING, "launch.failed.tls-half", Map.of());
    }
    int port = port(environment, "PAIRKEEPER_TLS_PORT", "8443");
    try {
      return Optional.of(new Tls(port, Path.of(certificate), Path.of(key)));
    } catch (InvalidPathException e) {
      throw TlsKeyStore.unusable(certificate, key, e);
    }
  }

  private static Path folder(String value) throws CannotStart {
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new CannotStart(
          CannotStart.BAD_SETTING,
          "launch.failed.data",
          Map.of("data", value, "reason", String.valueOf(e.getReason())));
    }
  }

  /** Where plain HTTP is listened for. */
  String httpBind() {
    return tls.isPresent() ? LOOPBACK : bind;
  }

  /** The address to give to people, ending with a slash. */
  String address() {
    return tls.map(t -> "https://" + reached(bind) + ":" + t.port() + "/").orElse(ownAddress());
  }

  /** The address to ask the console at from within, ending with a slash. */
  String ownAddress() {
    return "http://" + reached(httpBind()) + ":" + port + "/";
  }

  private static String reached(String bind) {
    boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
    return everywhere ? LOOPBACK : bind.contains(":") ? "[" + bind + "]" : bind;
  }

  Path logFolder() {
    return data.resolve("log");
  }

  /** Passwords do not print. */
  @Override
  public String toString() {
    return address() + " " + data;
  }
}
