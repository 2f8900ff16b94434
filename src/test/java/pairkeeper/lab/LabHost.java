// One host of the lab: commands on it, and what can happen to it.
package pairkeeper.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One host of the lab. Commands and SQL go past the network, so that they work on a host that is
 * cut off; on a frozen one they wait until it thaws.
 */
public final class LabHost {
  private final LabScript script;
  private final int number;
  private final String major;
  private final String address;

  LabHost(LabScript script, String major, int number) {
    this.script = script;
    this.major = major;
    this.number = number;
    this.address = script.run("ip", name());
  }

  /** {@code h1}, {@code h2}, ...: its host name too. */
  public String name() {
    return "h" + number;
  }

  /** Of its PostgreSQL: {@code 15}. */
  public String major() {
    return major;
  }

  /** Its IPv4 address, the same over all reboots. */
  public String address() {
    return address;
  }

  /**
   * Runs a script of {@code sh} as root and returns what it printed.
   *
   * @throws LabFailure if it ends with another code than 0
   */
  public String exec(String sh) {
    return script.run("exec", name(), "sh", "-c", sh);
  }

  /** Runs a script of {@code sh} as root that may fail. */
  public Outcome attempt(String sh) {
    return script.attempt("exec", name(), "sh", "-c", sh);
  }

  /**
   * Runs SQL as the superuser in database {@code postgres}; columns are parted by {@code |}, rows
   * by line breaks.
   */
  public String sql(String sql) {
    return sql("postgres", sql);
  }

  /** Runs SQL as the superuser in the database named. */
  public String sql(String database, String sql) {
    return script.run("sql", name(), sql, database);
  }

  /** Connects as role {@code app} to database {@code app} over the network, within 5 s. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/app?connectTimeout=5&socketTimeout=5",
        "app",
        Lab.PASSWORD);
  }

  /**
   * Whether something accepts connections on this port within half a second, seen from this
   * machine.
   */
  public boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes the other host a streaming standby of this one by hand, without the console. Its
   * PostgreSQL data are replaced.
   */
  public void replicateTo(LabHost standby) {
    script.run("pair", name(), standby.name());
  }

  /**
   * Lets role {@code app} reach this host's PostgreSQL over the network; a base backup does not
   * copy Debian's pg_hba.conf.
   */
  public void letIn() {
    script.run("let_in", name());
  }

  /** Power loss: the peers hear nothing, the disks stay. */
  public void kill() {
    script.run("kill", name());
  }

  /** An orderly shutdown. */
  public void stop() {
    script.run("stop", name());
  }

  /** Power on; returns when sshd answers and PostgreSQL accepts or is not going to start. */
  public void boot() {
    script.run("boot", name());
  }

  /** Off the network until {@link #heal()}. */
  public void cut() {
    script.run("cut", name());
  }

  /** Back on the network. */
  public void heal() {
    script.run("heal", name());
  }

  /** These two hosts no longer hear each other; all else works. */
  public void cutFrom(LabHost other) {
    script.run("cut", name(), other.name());
  }

  /** Ends {@link #cutFrom}. */
  public void healTo(LabHost other) {
    script.run("heal", name(), other.name());
  }

  /** This machine, and so a console on it, no longer hears the host; the other hosts do. */
  public void cutFromRunner() {
    script.run("cut", name(), "runner");
  }

  /** Ends {@link #cutFromRunner}. */
  public void healToRunner() {
    script.run("heal", name(), "runner");
  }

  /**
   * Every process stands still; the kernel still acknowledges what arrives, as with a hung machine.
   */
  public void freeze() {
    script.run("freeze", name());
  }

  /** Ends {@link #freeze}. */
  public void thaw() {
    script.run("thaw", name());
  }

  /** Leaves no byte free under {@code /var/lib/postgresql}. */
  public void fill() {
    fill(0);
  }

  /** Leaves so many bytes free under {@code /var/lib/postgresql}. */
  public void fill(long bytesLeft) {
    script.run("fill", name(), "/var/lib/postgresql", Long.toString(bytesLeft));
  }

  /** Ends {@link #fill}. */
  public void unfill() {
    script.run("unfill", name());
  }

  /** Gives it ZFS, with an empty pool {@code tank} of 256 MiB. */
  public void zfs() {
    script.run("zfs", name());
  }

  /** Changes the host's SSH keys, as a reinstalled or a false machine would. */
  public void rekey() {
    script.run("rekey", name());
  }

  /** The SHA-256 fingerprint of its ed25519 host key, {@code SHA256:...}. */
  public String fingerprint() {
    return script.run("fingerprint", name());
  }

  /**
   * What was really executed since the host was first up or since {@link #clearJournal}, oldest
   * first.
   */
  public List<Executed> journal() {
    return script.run("journal", name()).lines().map(Executed::parse).toList();
  }

  /** How often a command that contains a match of this expression was really executed. */
  public long executed(String expression) {
    Pattern pattern = Pattern.compile(expression);
    return journal().stream().filter(one -> pattern.matcher(one.command()).find()).count();
  }

  /** Forgets what was executed so far. */
  public void clearJournal() {
    script.run("journal", name(), "--clear");
  }

  @Override
  public String toString() {
    return name() + " (" + address + ")";
  }
}
