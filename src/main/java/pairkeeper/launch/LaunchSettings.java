package pairkeeper.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about where the console listens and keeps its data; all other settings
 * are read by the war itself.
 *
 * @param port TCP port, 1 to 65535
 * @param bind address or name to listen at
 * @param data absolute path of the data folder
 * @param adminPassword the first administrator's password, if the environment gives one
 */
record LaunchSettings(int port, String bind, Path data, Optional<String> adminPassword) {

  /** Reads {@code PAIRKEEPER_*}; throws when a value is not usable. */
  static LaunchSettings from(Map<String, String> environment) throws CannotStart {
    return new LaunchSettings(
        port(environment.getOrDefault("PAIRKEEPER_PORT", "8080")),
        environment.getOrDefault("PAIRKEEPER_BIND", "127.0.0.1"),
        folder(environment.getOrDefault("PAIRKEEPER_DATA", "./data")),
        Optional.ofNullable(environment.get("PAIRKEEPER_ADMIN_PASSWORD")).filter(p -> !p.isEmpty()));
  }

  private static int port(String value) throws CannotStart {
    if (value.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw new CannotStart(
        CannotStart.BAD_SETTING, "launch.failed.port", Map.of("value", value));
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

  /** The address to give to people and to ask the console at, ending with a slash. */
  String address() {
    boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
    String host = everywhere ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
    return "http://" + host + ":" + port + "/";
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
