package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncSettings;

/**
 * A job as a client sees it.
 *
 * @param rsync settings, of that kind
 */
public record JobJson(
    UUID id,
    UUID pair,
    String name,
    String kind,
    RsyncJson rsync,
    String schedule,
    String direction,
    boolean paused,
    int version,
    Instant changedAt,
    String changedBy) {
  static JobJson of(Job job) {
    RsyncJson rsync =
        switch (job.settings()) {
          case RsyncSettings settings -> RsyncJson.of(settings);
        };
    return new JobJson(
        job.id(),
        job.pair(),
        job.name(),
        job.settings().kind(),
        rsync,
        job.schedule(),
        job.direction().word(),
        job.paused(),
        job.stamp().version(),
        job.stamp().changedAt(),
        job.stamp().changedBy());
  }
}
