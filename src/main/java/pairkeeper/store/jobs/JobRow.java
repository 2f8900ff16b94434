package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.Stamp;
import pairkeeper.store.inventory.Signature;

/** Row of a job. */
@Entity(name = "JobRow")
@Table(name = "job")
class JobRow {
  @Id UUID id;

  @Version int version;

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

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "changed_at")
  Instant changedAt;

  @Column(name = "changed_by")
  String changedBy;

  @Column(name = "archived_at")
  Instant archivedAt;

  @Column(name = "active_name")
  String activeName;

  JobRow() {}

  static JobRow of(Job job, Signature by) {
    var row = new JobRow();
    row.id = job.id();
    row.pair = job.pair();
    row.customer = job.customer();
    row.kind = job.settings().kind();
    row.createdAt = by.at();
    row.createdBy = by.by();
    row.take(job, by);
    return row;
  }

  void take(Job job, Signature by) {
    name = job.name();
    activeName = job.name();
    settings = SettingsJson.write(job.settings());
    schedule = job.schedule();
    direction = job.direction();
    primary = job.primary();
    paused = job.paused();
    changedAt = by.at();
    changedBy = by.by();
  }

  Job value() {
    return new Job(
        id,
        pair,
        customer,
        name,
        SettingsJson.read(kind, settings),
        schedule,
        direction,
        primary,
        paused,
        new Stamp(version, changedAt, changedBy, archivedAt));
  }
}
