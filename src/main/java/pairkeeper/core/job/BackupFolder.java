package pairkeeper.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server said about the place where a job keeps its backups.
 *
 * @param backups those that are whole, the oldest first
 */
public record BackupFolder(SparePlace place, List<Found> backups) {

  /**
   * One that is whole.
   *
   * @param bytes on the disk
   * @param verified whether it was ever restored and answered
   */
  public record Found(String name, Instant time, long bytes, boolean verified) {}

  public BackupFolder {
    backups = backups.stream().sorted(Comparator.comparing(Found::time)).toList();
  }

  public Optional<Found> newest() {
    return backups.isEmpty() ? Optional.empty() : Optional.of(backups.getLast());
  }

  /**
   * Those that need not stay once there is one of now. The newest that was restored always stays:
   * until another one was, it is the only one of which somebody knows that it can be.
   */
  public List<Found> superfluous(Retention keep, Instant now) {
    var times = new ArrayList<>(backups.stream().map(Found::time).toList());
    times.add(now);
    Set<Instant> kept = keep.kept(times);
    Optional<Found> known =
        backups.stream().filter(Found::verified).max(Comparator.comparing(Found::time));
    return backups.stream()
        .filter(found -> !kept.contains(found.time()))
        .filter(found -> known.filter(found::equals).isEmpty())
        .toList();
  }

  /** Reads lines of a name, a blank and a value; what is not there stays unknown. */
  public static BackupFolder read(String output, Instant at) {
    var found = new ArrayList<Found>();
    for (String line : output.lines().toList()) {
      String[] words = line.strip().split(" ");
      if (words[0].equals("backup") && words.length >= 4) {
        BackupName.time(words[1])
            .ifPresent(time ->
                found.add(
                    new Found(
                        words[1], time, SparePlace.number(words[2]), words[3].equals("verified"))));
      }
    }
    return new BackupFolder(SparePlace.read(output, at), found);
  }
}
