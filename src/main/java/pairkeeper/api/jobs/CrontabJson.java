package pairkeeper.api.jobs;

import java.util.List;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.job.CrontabCopy;
import pairkeeper.core.job.Direction;

/**
 * What a line of a crontab would be as a job.
 *
 * @param job as it can be posted to make it
 * @param remarks what a person should know or decide before that
 */
public record CrontabJson(JobBody job, List<String> remarks) {
  static CrontabJson of(CrontabCopy copy, Speaker speaker) {
    var job =
        new JobBody(
            copy.name(),
            copy.settings().kind(),
            RsyncJson.of(copy.settings()),
            null,
            null,
            null,
            null,
            null,
            null,
            TimetableJson.of(copy.timetable()),
            Direction.FOLLOW.word(),
            false);
    return new CrontabJson(job, copy.remarks().stream().map(speaker::say).toList());
  }
}
