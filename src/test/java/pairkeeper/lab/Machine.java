// The facts of this machine that decide whether real hosts can be started on it.
package pairkeeper.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts of a machine that decide whether real hosts can be started on it.
 *
 * @param user the user's name
 * @param distribution the {@code ID} of {@code /etc/os-release}, or the system's name where that is
 *     missing
 * @param capabilities the effective Linux capabilities as bits, see capability.h
 */
record Machine(String user, String distribution, long capabilities) {
  private static final int NET_ADMIN = 12;
  private static final int SYS_ADMIN = 21;

  static Machine here() {
    return new Machine(
        System.getProperty("user.name"),
        value("/etc/os-release", "ID=").orElse(System.getProperty("os.name")).replace("\"", ""),
        value("/proc/self/status", "CapEff:")
            .map(hex -> Long.parseUnsignedLong(hex.strip(), 16))
            .orElse(0L));
  }

  private static Optional<String> value(String file, String start) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * What is missing and cannot be installed, each as a phrase with its remedy; empty if the lab can
   * run.
   */
  List<String> lacks() {
    List<String> lacking = new ArrayList<>();
    if (!distribution.equals("debian")) {
      lacking.add(
          "Debian (this is %s; use a virtual machine with Debian 12 or later)"
              .formatted(distribution));
    }
    if (!user.equals("root")) {
      lacking.add("root (this is %s; run Maven as root)".formatted(user));
    } else if (!may(NET_ADMIN) || !may(SYS_ADMIN)) {
      lacking.add(
          "the rights to mount and to make networks (use a real or virtual machine, or a privileged"
              + " container)");
    }
    return lacking;
  }

  private boolean may(int capability) {
    return (capabilities >> capability & 1) == 1;
  }
}
