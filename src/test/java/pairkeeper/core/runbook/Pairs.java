package pairkeeper.core.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;

/** A pair of two Debian hosts, with facts that real ones printed. */
final class Pairs {
  static final Instant NOW = Instant.parse("2026-11-20T02:12:40Z");
  static final UUID PLAN = UUID.fromString("0198a2b4-0000-7000-8000-00000000a001");
  static final UUID SECRET = UUID.fromString("0198a2b4-0000-7000-8000-00000000b001");
  static final UUID MONITOR = UUID.fromString("0198a2b4-0000-7000-8000-00000000b002");
  private static final UUID NONE = new UUID(0, 0);

  private Pairs() {}

  static Pair pair(String serviceAddress) {
    return new Pair(
        id(1),
        id(2),
        id(3),
        "vilanova-pacs",
        "debian-systemd",
        "15",
        serviceAddress,
        List.of(server(11, "vn-db1", Role.PRIMARY), server(12, "vn-db2", Role.STANDBY)));
  }

  static Instance server(int n, String name, Role role) {
    String address = "10.123.7." + n;
    var host =
        new Host(
            id(100 + n), id(3), address, 22, NONE, null, null, Privilege.SUDO, "SHA256:pinned" + n);
    return new Instance(
        id(n),
        host,
        name,
        address,
        5432,
        "/var/lib/postgresql/15/main",
        "/etc/postgresql/15/main",
        "main",
        "postgres",
        role,
        true,
        null);
  }

  /**
   * What a real host printed; the sudo user is not root there, so root's rights are as on the lab.
   */
  static ServerFacts facts(String name) {
    return read(printed(name));
  }

  /** What a real host printed, as text. */
  static String printed(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/facts", name + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The printed lines with one fact replaced. */
  static ServerFacts factsWith(String name, String key, String value) {
    return read(with(printed(name), key, value));
  }

  /** The facts that stand in printed lines. */
  static ServerFacts read(String printed) {
    return Platforms.of("debian-systemd").read(printed, NOW);
  }

  /** Printed lines with one fact replaced. */
  static String with(String printed, String key, String value) {
    String line =
        key
            + "\t"
            + java.util.Base64.getEncoder()
                .encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String without =
        printed
            .lines()
            .filter(l -> !l.startsWith(key + "\t"))
            .collect(java.util.stream.Collectors.joining("\n"));
    return without + "\n" + line + "\n";
  }

  static PairFacts facts(ServerFacts primary, ServerFacts standby) {
    Pair pair = pair("");
    return new PairFacts(pair, pair.servers().get(0), primary, pair.servers().get(1), standby, 7);
  }

  static UUID id(int n) {
    return new UUID(0x0198a2b400007000L, 0x8000000000000000L + n);
  }
}
