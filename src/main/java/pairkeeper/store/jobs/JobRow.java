package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Retries;
import pairkeeper.core.job.Retry;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.model.Differences;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.schedule.Blackout;
import pairkeeper.core.schedule.MissedRule;
import pairkeeper.core.schedule.OverlapRule;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;
import pairkeeper.store.inventory.Kept;
import pairkeeper.store.inventory.Signature;
import pairkeeper.store.runs.SmallJson;

/** Row of a job. */
@Entity(name = "JobRow")
@Table(name = "job")
class JobRow extends Kept {
  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "customer_id")
  UUID customer;

  String name;

  String kind;

  @Column(name = "settings_json", length = 200000)
  String settings;

  @Column(name = "schedule_text", length = 1000)
  String schedule;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  Direction direction;

  @Column(name = "made_on_primary")
  UUID primary;

  boolean paused;

  @Enumerated(EnumType.STRING)
  @Column(name = "missed_rule", length = 20)
  MissedRule missed;

  @Column(name = "max_lateness_seconds")
  long maxLateness;

  @Enumerated(EnumType.STRING)
  @Column(name = "overlap_rule", length = 20)
  OverlapRule overlap;

  /** One a line. */
  @Column(name = "windows_text", length = 4000)
  String windows;

  @Column(name = "blackouts_text", length = 4000)
  String blackouts;

  @Column(name = "decided_until")
  Instant decided;

  @Column(name = "waiting_json", length = 8000)
  String waiting;

  @Column(name = "retries_most")
  int retries;

  @Column(name = "retry_pause_seconds")
  long retryPause;

  /** When its newest run is tried again, for which due time and as which attempt; or null. */
  @Column(name = "retry_at")
  Instant retryAt;

  @Column(name = "retry_due_at")
  Instant retryDue;

  @Column(name = "retry_attempt")
  Integer retryAttempt;

  @Column(name = "active_name")
  String activeName;

  /** Its newest run, or null. */
  @Column(name = "last_run_id")
  UUID lastRun;

  /** The due time of its newest occurrence, or null. */
  @Column(name = "last_due_at")
  Instant lastDue;

  JobRow() {}

  static JobRow of(Job job, Signature by) {
    var row = new JobRow();
    row.created(job.id(), by);
    row.pair = job.pair();
    row.customer = job.customer();
    row.kind = job.settings().kind();
    row.decided = by.at();
    row.take(job, by);
    return row;
  }

  void take(Job job, Signature by) {
    name = job.name();
    activeName = job.name();
    settings = SettingsJson.write(job.settings());
    schedule = job.timetable().text();
    missed = job.timetable().rules().missed();
    maxLateness = job.timetable().rules().maxLateness().toSeconds();
    overlap = job.timetable().rules().overlap();
    windows = lines(job.timetable().windows().allowed());
    blackouts = lines(job.timetable().windows().blackouts());
    retries = job.timetable().retries().most();
    retryPause = job.timetable().retries().first().toSeconds();
    direction = job.direction();
    primary = job.primary();
    paused = job.paused();
    changed(by);
  }

  boolean inUse() {
    return archivedAt == null;
  }

  /** Takes it out of use; its name is free again. */
  void end(Signature by) {
    activeName = null;
    archived(by);
  }

  /**
   * @throws Overtaken when it was changed since the writer read it
   */
  void require(Job yours) {
    require(yours.stamp().version(), () -> differences(value(), yours));
  }

  private static List<Overtaken.Difference> differences(Job theirs, Job yours) {
    return Differences.none()
        .field("name", theirs.name(), yours.name())
        .field("settings", theirs.settings(), yours.settings())
        .field("schedule", theirs.timetable(), yours.timetable())
        .field("direction", theirs.direction().word(), yours.direction().word())
        .field("paused", theirs.paused(), yours.paused())
        .found();
  }

  private static String lines(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private Timetable timetable() {
    return new Timetable(
        schedule.isEmpty() ? Optional.empty() : Optional.of(Schedule.parse(schedule)),
        new Rules(missed, Duration.ofSeconds(maxLateness), overlap),
        new Windows(
            windows.lines().map(MaintenanceWindow::parse).toList(),
            blackouts.lines().map(Blackout::parse).toList()),
        new Retries(retries, Duration.ofSeconds(retryPause)));
  }

  Job value() {
    return new Job(
        id,
        pair,
        customer,
        name,
        SettingsJson.read(kind, settings),
        timetable(),
        direction,
        primary,
        paused,
        SmallJson.text(waiting),
        retryAt == null ? null : new Retry(retryAt, retryDue, retryAttempt),
        stamp());
  }
}
