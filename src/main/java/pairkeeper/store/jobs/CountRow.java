package pairkeeper.store.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.count.Comparison;
import pairkeeper.core.count.CountVerdict;
import pairkeeper.core.count.Counted;
import pairkeeper.core.count.KeptCount;
import pairkeeper.store.runs.SmallJson;

/** Row of what became of one query in one run. */
@Entity(name = "CountRow")
@Table(name = "job_count")
@IdClass(CountKey.class)
class CountRow {
  @Id
  @Column(name = "run_id")
  UUID run;

  @Id int position;

  @Column(name = "job_id")
  UUID job;

  String name;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  CountVerdict verdict;

  @Column(name = "primary_rows")
  Long primaryRows;

  @Column(name = "primary_lsn")
  String primaryLsn;

  @Column(name = "primary_at")
  Instant primaryAt;

  @Column(name = "standby_rows")
  Long standbyRows;

  @Column(name = "standby_lsn")
  String standbyLsn;

  @Column(name = "standby_at")
  Instant standbyAt;

  @Column(name = "again_rows")
  Long againRows;

  @Column(name = "again_lsn")
  String againLsn;

  @Column(name = "again_at")
  Instant againAt;

  @Column(name = "why_json", length = 8000)
  String why;

  @Column(name = "judged_at")
  Instant judgedAt;

  CountRow() {}

  static CountRow of(UUID run, int position, UUID job, Comparison c, Instant at) {
    var row = new CountRow();
    row.run = run;
    row.position = position;
    row.job = job;
    row.name = c.name();
    row.verdict = c.verdict();
    row.primaryRows = c.primary().number();
    row.primaryLsn = c.primary().lsn();
    row.primaryAt = c.primary().at();
    row.standbyRows = c.standby().number();
    row.standbyLsn = c.standby().lsn();
    row.standbyAt = c.standby().at();
    row.againRows = c.again().number();
    row.againLsn = c.again().lsn();
    row.againAt = c.again().at();
    row.why = SmallJson.of(c.why());
    row.judgedAt = at;
    return row;
  }

  KeptCount value() {
    var comparison =
        new Comparison(
            name,
            verdict,
            new Counted(primaryRows, primaryLsn, primaryAt),
            new Counted(standbyRows, standbyLsn, standbyAt),
            new Counted(againRows, againLsn, againAt),
            SmallJson.text(why));
    return new KeptCount(run, comparison, judgedAt);
  }
}
