// Real hosts on this machine for the length of one test.
package pairkeeper.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Real Debian hosts with systemd, sshd and PostgreSQL, on a network of their own, for the length of
 * one test:
 *
 * <pre>{@code
 * try (Lab lab = Lab.up(2)) {
 *   lab.host(1).sql("select 1");
 *   lab.host(1).kill();
 * }
 * }</pre>
 *
 * <p>Labs of several processes live beside each other; one whose process died is cleared away when
 * the next one starts. A test that uses it is marked {@link NeedsLab}.
 */
public final class Lab implements AutoCloseable {
  /**
   * The password of role {@code app}, of role {@code replicator} and of the user {@code
   * technician}.
   */
  public static final String PASSWORD = "lab-password";

  /** Of the PostgreSQL that hosts have where nothing else is said. */
  public static final String MAJOR = "15";

  private final int id;
  private final String major;
  private final LabScript script;
  private final List<LabHost> hosts = new ArrayList<>();
  private final Thread atExit = new Thread(this::down, "lab-down");

  private boolean gone;

  private Lab(String major) {
    this.major = major;
    id = Integer.parseInt(new LabScript(0).run("claim"));
    script = new LabScript(id);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts hosts: the first a {@link Flavour#PRIMARY}, the others {@link Flavour#NONE}.
   *
   * @param hosts how many, 1 to 99
   * @throws LabFailure if one does not come up
   */
  public static Lab up(int hosts) {
    return up(
        Stream.concat(Stream.of(Flavour.PRIMARY), Stream.generate(() -> Flavour.NONE))
            .limit(hosts)
            .toArray(Flavour[]::new));
  }

  /** Without a host, which {@link #addAll} starts. */
  public static Lab empty() {
    return new Lab(MAJOR);
  }

  /** Starts one host of each flavour named, with disks of 1 GiB. */
  public static Lab up(Flavour... flavours) {
    return up("1g", flavours);
  }

  /**
   * Starts one host of each flavour named.
   *
   * @param dataSize the size of each host's {@code /var/lib/postgresql}, as {@code 300m} or {@code
   *     2g}
   */
  public static Lab up(String dataSize, Flavour... flavours) {
    return new Lab(MAJOR).with(dataSize, flavours);
  }

  /**
   * Starts one host of each flavour named, with another PostgreSQL and the Debian that brings it.
   *
   * @param major {@code 13}, {@code 15} or {@code 17}
   */
  public static Lab ofMajor(String major, Flavour... flavours) {
    return new Lab(major).with("1g", flavours);
  }

  private Lab with(String dataSize, Flavour... flavours) {
    try {
      start(major, dataSize, flavours);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The host with this number, counted from 1. */
  public LabHost host(int number) {
    return hosts.get(number - 1);
  }

  /** All hosts, by number. */
  public List<LabHost> hosts() {
    return List.copyOf(hosts);
  }

  /** Starts one more host. */
  public LabHost add(Flavour flavour) {
    return addAll(flavour).get(0);
  }

  /** Starts one more host, with another PostgreSQL than the first ones have. */
  public synchronized LabHost addOfMajor(String major, Flavour flavour) {
    return start(major, "1g", flavour).get(0);
  }

  /** Starts more hosts, one of each flavour named; gives them in this order. */
  public synchronized List<LabHost> addAll(Flavour... flavours) {
    return start(major, "1g", flavours);
  }

  private List<LabHost> start(String major, String dataSize, Flavour... flavours) {
    int first = hosts.size() + 1;
    String words = Stream.of(flavours).map(Flavour::word).collect(Collectors.joining(","));
    script.run(
        "up",
        Integer.toString(flavours.length),
        Integer.toString(first),
        "--postgres",
        major,
        "--flavours",
        words,
        "--data",
        dataSize);
    List<LabHost> added =
        IntStream.range(first, first + flavours.length)
            .mapToObj(n -> new LabHost(script, major, n))
            .toList();
    hosts.addAll(added);
    return added;
  }

  /**
   * The private key (ed25519, OpenSSH format, no passphrase) that lets {@code root}, {@code
   * support} and {@code cshell} in.
   */
  public Path key() {
    return Path.of(script.run("key"));
  }

  /** This machine's own address on the lab's network, as the hosts see it. */
  public String runner() {
    return "10.123." + id + ".1";
  }

  /**
   * An address on the lab's network that no host has, to be used as a virtual one.
   *
   * @param number 1 to 99
   */
  public String spareAddress(int number) {
    return "10.123." + id + "." + (150 + number);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    down();
  }

  /** Only once: the number may already be somebody else's afterwards. */
  private synchronized void down() {
    if (!gone) {
      gone = true;
      script.run("down");
    }
  }
}
