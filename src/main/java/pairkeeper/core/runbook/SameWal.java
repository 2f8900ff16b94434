package pairkeeper.core.runbook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.postgres.Timeline;

/**
 * Whether two servers on one timeline hold the same WAL. A standby has its primary's byte by byte;
 * whoever once wrote by himself has other records in at least one file, and keeps them there until
 * the file is removed, however well he follows later.
 *
 * @param oldest the first whole WAL file that both have, or ""
 * @param files how many whole WAL files both have
 * @param other the first one that is not the same on both
 */
record SameWal(String oldest, int files, Optional<String> other) {

  /** What is found of a primary and a standby of one system and timeline. */
  static SameWal of(Live primary, Live standby) {
    if (!primary.systemIdentifier().equals(standby.systemIdentifier())
        || primary.timeline() != standby.timeline()
        || primary.timeline() == 0) {
      return new SameWal("", 0, Optional.empty());
    }
    // of an older timeline each may have what the other never needed
    String timeline = new Timeline(primary.timeline()).hex();
    List<String> both =
        primary.wal().keySet().stream()
            .filter(name -> name.startsWith(timeline) && standby.wal().containsKey(name))
            .sorted(Comparator.naturalOrder())
            .toList();
    Optional<String> other =
        both.stream()
            .filter(name -> !primary.wal().get(name).equals(standby.wal().get(name)))
            .findFirst();
    return new SameWal(both.isEmpty() ? "" : both.getFirst(), both.size(), other);
  }

  /** Whether both were promoted to that number, but not in one promotion. */
  static boolean otherHistory(Live primary, Live standby) {
    if (primary.timeline() != standby.timeline() || primary.timeline() == 0) {
      return false;
    }
    String file = new Timeline(primary.timeline()).historyFileName();
    Map<String, String> there = standby.histories();
    return primary.histories().containsKey(file)
        && there.containsKey(file)
        && !primary.histories().get(file).equals(there.get(file));
  }
}
