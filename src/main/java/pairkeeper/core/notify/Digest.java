package pairkeeper.core.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;

/**
 * The daily message of how it stands with one customer: pairs, jobs that are not well, and what was
 * run in the last day.
 *
 * @param name the customer's
 * @param pairs all of them
 * @param jobs those that are not well
 * @param runs that ended in the last day, those of jobs included, the oldest first
 */
public record Digest(
    UUID customer, String name, List<PairLine> pairs, List<JobLine> jobs, List<Run> runs) {
  /** How late it may be sent, by a console that was down at its hour. */
  private static final Duration LATEST = Duration.ofHours(6);

  private static final int MOST_LINES = 40;

  /** How one pair is. */
  public record PairLine(String name, Verdict.Kind kind) {}

  /**
   * How one job is.
   *
   * @param state {@code failed}, {@code missed} or {@code late}
   */
  public record JobLine(String name, String pair, String state) {}

  public Digest {
    pairs = List.copyOf(pairs);
    jobs = List.copyOf(jobs);
    runs = List.copyOf(runs);
  }

  /**
   * The day whose digest is due; empty when none is.
   *
   * @param hour 0 to 23 on the customer's clock; where that hour does not exist, right after the
   *     gap
   * @param from no digest of an hour before that
   */
  public static Optional<LocalDate> due(int hour, ZoneId zone, Instant from, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant at = today.atTime(hour, 0).atZone(zone).toInstant();
    boolean due = !now.isBefore(at) && now.isBefore(at.plus(LATEST)) && !at.isBefore(from);
    return due ? Optional.of(today) : Optional.empty();
  }

  /** The key of a customer's digest of a day: it is sent once. */
  public static String key(UUID customer, LocalDate day) {
    return "digest:" + customer + ":" + day;
  }

  /** The message. */
  public Message message(LocalDate day, Instant now) {
    long healthy = pairs.stream().filter(p -> p.kind() == Verdict.Kind.HEALTHY).count();
    boolean well = healthy == pairs.size() && jobs.isEmpty();
    var title =
        Text.of(
            "notify.digest." + (well ? "well" : "not-well"),
            "customer",
            name,
            "day",
            day.toString());
    return new Message(
        key(customer, day),
        "digest:" + customer,
        "digest",
        well ? "well" : "not-well",
        customer,
        null,
        now,
        new Message.Words(title, name, "", lines(healthy)));
  }

  private List<Message.Line> lines(long healthy) {
    var lines = new ArrayList<Message.Line>();
    add(lines, Text.of("notify.digest.pairs", "n", pairs.size(), "healthy", healthy));
    pairs.stream()
        .filter(p -> p.kind() != Verdict.Kind.HEALTHY)
        .sorted(Comparator.comparing(PairLine::kind))
        .forEach(p -> add(lines, now(p)));
    jobs.forEach(j -> add(lines, now(j)));
    long done = runsOfJobs(RunState.SUCCEEDED);
    long failed = runsOfJobs(RunState.FAILED) + runsOfJobs(RunState.ABANDONED);
    add(lines, Text.of("notify.digest.jobs", "done", done, "failed", failed));
    runs.stream().filter(run -> run.job() == null).forEach(run -> add(lines, title(run)));
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    var most = new ArrayList<>(lines.subList(0, MOST_LINES));
    add(most, Text.of("notify.digest.more", "n", lines.size() - MOST_LINES));
    return most;
  }

  private Text now(PairLine pair) {
    String verdict = pair.kind().word().replace("-", "");
    return new Text(
        "notify.pair.now", Map.of("pair", pair.name(), "customer", name, "verdict", verdict));
  }

  private Text now(JobLine job) {
    return Text.of(
        "notify.job." + job.state(), "job", job.name(), "pair", job.pair(), "customer", name);
  }

  private Text title(Run run) {
    return RunNews.ended(run, name, run.endedAt()).words().title();
  }

  private long runsOfJobs(RunState state) {
    return runs.stream().filter(run -> run.job() != null && run.state() == state).count();
  }

  private static void add(List<Message.Line> lines, Text text) {
    lines.add(new Message.Line("", text));
  }
}
