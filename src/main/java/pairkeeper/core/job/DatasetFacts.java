package pairkeeper.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * What one server said about a ZFS dataset and about sending it.
 *
 * @param machine its programs, addresses, keys and role, and the room where the dataset lies
 * @param limits whether it can keep to a bandwidth limit
 * @param pool health of the pool, {@code ONLINE}; "" when there is no such pool
 * @param type {@code filesystem}, {@code volume} or {@code absent}
 * @param parent whether the dataset above it is there
 * @param mounted where its files show, "" when they do not
 * @param referenced bytes of its content, -1 when unknown
 * @param written bytes written since the newest snapshot, -1 where this ZFS cannot tell
 * @param children how many datasets lie below it
 * @param snapshots of the dataset itself, the oldest first
 */
public record DatasetFacts(
    TreeFacts machine,
    boolean limits,
    String pool,
    String type,
    boolean parent,
    String mounted,
    long referenced,
    long written,
    int children,
    List<Snapshot> snapshots) {
  private static final Pattern SNAPSHOT =
      Pattern.compile("snapshot (\\d{1,20}) (\\d{1,18}) (\\d{1,6}|-) (.+)");

  public DatasetFacts {
    snapshots = List.copyOf(snapshots);
  }

  public boolean there() {
    return !type.equals("absent");
  }

  public Instant readAt() {
    return machine.readAt();
  }

  /** The newest one, if there is any. */
  public Optional<Snapshot> newest() {
    return snapshots.isEmpty() ? Optional.empty() : Optional.of(snapshots.getLast());
  }

  /** The one of that guid, if it is there. */
  public Optional<Snapshot> of(String guid) {
    return snapshots.stream().filter(one -> one.guid().equals(guid)).findFirst();
  }

  /**
   * Reads lines of a name, a blank and a value; what is not there stays unknown.
   *
   * @throws Refused when the list of snapshots is not whole, as nothing may be decided on a part
   */
  public static DatasetFacts read(String output, Instant at) {
    boolean limits = false;
    String pool = "";
    String type = "absent";
    boolean parent = false;
    String mounted = "";
    long referenced = -1;
    long written = -1;
    int children = 0;
    int told = -1;
    var snapshots = new ArrayList<Snapshot>();
    for (String line : output.lines().toList()) {
      int blank = line.indexOf(' ');
      String value = blank < 0 ? "" : line.substring(blank + 1);
      switch (blank < 0 ? line : line.substring(0, blank)) {
        case "limits" -> limits = value.equals("yes");
        case "pool" -> pool = value;
        case "type" -> type = value;
        case "parent" -> parent = value.equals("yes");
        case "shown" -> mounted = value;
        case "referenced" -> referenced = number(value);
        case "written" -> written = number(value);
        case "children" -> children = (int) Math.max(0, number(value));
        case "snapshots" -> told = (int) number(value);
        case "snapshot" -> snapshots.add(snapshot(line));
        default -> {}
      }
    }
    if (told != snapshots.size()) {
      throw new Refused("", Text.of("jobs.refused.snapshots-unread"));
    }
    snapshots.sort(Comparator.comparingLong(Snapshot::order));
    return new DatasetFacts(
        TreeFacts.read(output, at),
        limits,
        pool,
        type,
        parent,
        mounted,
        referenced,
        written,
        children,
        snapshots);
  }

  private static Snapshot snapshot(String line) {
    Matcher said = SNAPSHOT.matcher(line);
    if (!said.matches()) {
      throw new Refused("", Text.of("jobs.refused.snapshots-unread"));
    }
    int holds = said.group(3).equals("-") ? 0 : Integer.parseInt(said.group(3));
    return new Snapshot(said.group(4), said.group(1), Long.parseLong(said.group(2)), holds);
  }

  private static long number(String value) {
    return value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
  }
}
