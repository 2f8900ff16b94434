package pairkeeper.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.CrontabLine;
import pairkeeper.core.schedule.RsyncLine;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;

/**
 * A job that does for a pair what a crontab's rsync does, as far as it can be told from the line.
 *
 * @param name what the copied directory is called
 * @param remarks what a person should know or decide before it is stored
 */
public record CrontabCopy(
    String name, Schedule.Cron schedule, RsyncSettings settings, List<Text> remarks) {
  private static final Pattern DATED = Pattern.compile("(/[^%]*)/([^/%]*%.*?)/*");

  /** A path of the line: the directory, and the folders of a day below it, or "". */
  private record Path(String directory, String folders, boolean itself) {}

  public CrontabCopy {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads one line; blank ones, comments and variables may stand around it, and a user before the
   * command as in {@code /etc/crontab}.
   *
   * @throws Refused naming {@code crontab} when it cannot be taken over, with the reason
   */
  public static CrontabCopy of(String crontab, Pair pair) {
    try {
      var found = copies(crontab, false, pair);
      return only(found.isEmpty() ? copies(crontab, true, pair) : found);
    } catch (Refused refused) {
      // whatever is wrong with a path or a folder is wrong with the line
      throw new Refused("crontab", refused.text());
    }
  }

  /** At the line's times, and otherwise as a new job is. */
  public Timetable timetable() {
    return new Timetable(Optional.of(schedule), Rules.USUAL, Windows.ALWAYS, Retries.USUAL);
  }

  private static CrontabCopy only(List<CrontabCopy> found) {
    if (found.size() != 1) {
      throw refused(found.isEmpty() ? "none" : "several");
    }
    return found.getFirst();
  }

  private static List<CrontabCopy> copies(String crontab, boolean users, Pair pair) {
    var found = new ArrayList<CrontabCopy>();
    for (CrontabLine line : CrontabLine.read(crontab, users)) {
      if (line instanceof CrontabLine.Entry entry && entry.input().isEmpty()) {
        RsyncLine.of(entry.command()).ifPresent(plain -> found.add(of(entry, plain, pair)));
      }
    }
    return found;
  }

  private static CrontabCopy of(CrontabLine.Entry entry, RsyncLine line, Pair pair) {
    if (line.host().isEmpty()) {
      throw refused("one-machine");
    }
    var remarks = new ArrayList<Text>();
    Instance there = there(line, pair, remarks);
    Instance here = here(there, pair);
    Path from = path(line.from());
    Path to = path(line.to());
    if (!from.folders().equals(to.folders())) {
      throw refused("folders");
    }
    if (!from.folders().isEmpty() && !from.itself()) {
      throw refused("no-slash");
    }
    Instance source = line.pulls() ? there : here;
    Instance destination = line.pulls() ? here : there;
    String into = from.itself() ? to.directory() : to.directory() + "/" + last(from.directory());
    var places =
        List.of(
            new TreePlace(source.id(), from.directory(), ""),
            new TreePlace(destination.id(), into, ""));
    var folders = new DateFolders(from.folders(), from.folders().isEmpty() ? 0 : 1);
    if (!source.id().equals(pair.primary().id())) {
      remarks.add(remark("turned", "source", source.name()));
    }
    if (folders.overlapDays() > 0) {
      remarks.add(remark("overlap", "days", folders.overlapDays()));
    }
    if (!line.others().isEmpty()) {
      remarks.add(remark("left-out", "options", String.join(" ", line.others())));
    }
    remarks.add(Text.of("jobs.crontab.twice"));
    return new CrontabCopy(
        last(from.directory()), entry.schedule(), settings(entry, line, places, folders), remarks);
  }

  private static RsyncSettings settings(
      CrontabLine.Entry entry, RsyncLine line, List<TreePlace> places, DateFolders folders) {
    String user = line.user().isEmpty() ? entry.user() : line.user();
    RsyncSettings usual = RsyncPreset.TREE.settings(places);
    return new RsyncSettings(
        places,
        Optional.empty(),
        folders,
        user.isEmpty() ? usual.user() : user,
        line.port().orElse(usual.sshPort()),
        line.bandwidthKib().orElse(usual.kibibytesPerSecond()),
        line.compress(),
        line.delete(),
        line.checksum(),
        usual.limitHours());
  }

  /** The server that the line names; where it names none of the pair, the one that it should be. */
  private static Instance there(RsyncLine line, Pair pair, List<Text> remarks) {
    return pair.servers().stream()
        .filter(server ->
            List.of(server.name(), server.address(), server.host().address()).contains(line.host()))
        .findFirst()
        .orElseGet(() -> {
          Instance meant =
              line.pulls() ? pair.primary() : pair.standby().orElseThrow(() -> refused("alone"));
          remarks.add(
              Text.of("jobs.crontab.other-host", "host", line.host(), "server", meant.name()));
          return meant;
        });
  }

  /** The other one: the primary if that is not it already. */
  private static Instance here(Instance there, Pair pair) {
    return there.id().equals(pair.primary().id())
        ? pair.standby().orElseThrow(() -> refused("alone"))
        : pair.primary();
  }

  private static Path path(String path) {
    boolean itself = path.endsWith("/");
    Matcher dated = DATED.matcher(path);
    return dated.matches()
        ? new Path(dated.group(1), dated.group(2), itself)
        : new Path(path.replaceFirst("(?<=.)/+$", ""), "", itself);
  }

  private static String last(String directory) {
    return directory.substring(directory.lastIndexOf('/') + 1);
  }

  private static Text remark(String which, String name, Object value) {
    return Text.of("jobs.crontab." + which, name, value);
  }

  private static Refused refused(String why) {
    return new Refused("crontab", Text.of("jobs.refused.crontab-" + why));
  }
}
