package pairkeeper.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * How a timeline came to be: which timelines it continues, and where it left each of them. Read
 * from a {@code .history} file (source: {@code readTimeLineHistory} in PostgreSQL's timeline.c).
 *
 * @param own the timeline that is described
 * @param forks the timelines before it, oldest first; empty for timeline 1
 */
public record TimelineHistory(Timeline own, List<Fork> forks) {
  private static final Pattern LINE =
      Pattern.compile("\\s*(\\d{1,10})\\s+([0-9A-Fa-f]+/[0-9A-Fa-f]+)\\s*(.*)");

  /**
   * @param parent the timeline that was left
   * @param at first position that is no longer the parent's
   * @param reason what PostgreSQL wrote about it
   */
  public record Fork(Timeline parent, Lsn at, String reason) {}

  public TimelineHistory {
    forks = List.copyOf(forks);
    Timeline last = null;
    for (Fork fork : forks) {
      if (fork.parent().compareTo(own) >= 0
          || (last != null && fork.parent().compareTo(last) <= 0)) {
        throw new Refused(
            "history", Text.of("postgres.refused.history", "timeline", own.toString()));
      }
      last = fork.parent();
    }
  }

  /** The history of a timeline without ancestors, as initdb leaves it. */
  public static TimelineHistory first() {
    return new TimelineHistory(new Timeline(1), List.of());
  }

  /**
   * @param own the timeline that the file is named after
   * @param text content of the history file
   * @throws Refused when a line cannot be read or the timelines do not ascend
   */
  public static TimelineHistory parse(Timeline own, String text) {
    var forks = new ArrayList<Fork>();
    for (String line : text.split("\\r?\\n")) {
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      var m = LINE.matcher(line);
      if (!m.matches()) {
        throw new Refused(
            "history", Text.of("postgres.refused.history", "timeline", own.toString()));
      }
      forks.add(new Fork(Timeline.parse(m.group(1)), Lsn.parse(m.group(2)), m.group(3).strip()));
    }
    return new TimelineHistory(own, forks);
  }

  /** The timeline that this one was promoted from; none for the first. */
  public Optional<Timeline> parent() {
    return forks.isEmpty() ? Optional.empty() : Optional.of(forks.getLast().parent());
  }

  /** Where this history left that timeline; none when it never was on it or still is. */
  public Optional<Lsn> forkFrom(Timeline ancestor) {
    return forks.stream().filter(f -> f.parent().equals(ancestor)).map(Fork::at).findFirst();
  }

  /** Whether that timeline is this one or one of its ancestors. */
  public boolean descendsFrom(Timeline ancestor) {
    return own.equals(ancestor) || forkFrom(ancestor).isPresent();
  }

  /**
   * How a server that ended at a position of a timeline relates to this history: decides between
   * following, rewinding and copying anew.
   *
   * @param timeline of the other server
   * @param end first position behind its last record
   */
  public Ancestry of(Timeline timeline, Lsn end) {
    if (own.equals(timeline)) {
      return new Ancestry.SameTimeline();
    }
    return forkFrom(timeline)
        .<Ancestry>map(fork ->
            end.isAfter(fork)
                ? new Ancestry.Beyond(fork, end.minus(fork))
                : new Ancestry.Before(fork))
        .orElse(new Ancestry.Unrelated());
  }
}
