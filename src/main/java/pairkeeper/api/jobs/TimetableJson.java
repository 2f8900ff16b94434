package pairkeeper.api.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.job.Retries;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Blackout;
import pairkeeper.core.schedule.MissedRule;
import pairkeeper.core.schedule.OverlapRule;
import pairkeeper.core.schedule.Rules;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.Windows;

/**
 * When a job is due, as a client says and sees it.
 *
 * @param schedule {@code cron 30 * * * *}, {@code every 15m from 2026-11-22T00:00:00Z}, {@code once
 *     2026-11-22T02:00:00Z}, {@code after <id>} or {@code after-success <id>} of another job of the
 *     pair; "" when only people start it
 * @param missed {@code skip}, {@code latest} or {@code all}; {@code latest} when it is left out
 * @param maxLatenessMinutes 720 when it is left out
 * @param overlap {@code skip} or {@code queue-one}; {@code skip} when it is left out
 * @param retries how often a due time is tried again when its run failed for a reason that may pass
 *     by itself, 0 to 10; 3 when it is left out
 * @param retryMinutes how long after the failure for the first time, then twice as long each time,
 *     1 to 360; 5 when it is left out
 * @param windows {@code sat,sun 22:00-04:00} on the site's clock
 * @param blackouts {@code 2026-12-24 18:00 - 2026-12-27 06:00}
 */
public record TimetableJson(
    String schedule,
    String missed,
    Long maxLatenessMinutes,
    String overlap,
    Integer retries,
    Long retryMinutes,
    List<String> windows,
    List<String> blackouts) {
  static TimetableJson of(Timetable t) {
    return new TimetableJson(
        t.text(),
        t.rules().missed().word(),
        t.rules().maxLateness().toMinutes(),
        t.rules().overlap().word(),
        t.retries().most(),
        t.retries().first().toMinutes(),
        t.windows().allowed().stream().map(MaintenanceWindow::toString).toList(),
        t.windows().blackouts().stream().map(Blackout::toString).toList());
  }

  /**
   * @throws Refused with the field that is wrong
   */
  Timetable read() {
    boolean byHand = schedule == null || schedule.isBlank();
    return new Timetable(
        byHand ? Optional.empty() : Optional.of(Schedule.parse(schedule)),
        rules(),
        readWindows(),
        readRetries());
  }

  private Rules rules() {
    Rules usual = Rules.USUAL;
    return new Rules(
        missed == null ? usual.missed() : missedRule(),
        maxLatenessMinutes == null
            ? usual.maxLateness()
            : Duration.ofMinutes(Math.clamp(maxLatenessMinutes, 0, 1_000_000)),
        overlap == null ? usual.overlap() : overlapRule());
  }

  private Retries readRetries() {
    Retries usual = Retries.USUAL;
    return new Retries(
        retries == null ? usual.most() : retries,
        retryMinutes == null
            ? usual.first()
            : Duration.ofMinutes(Math.clamp(retryMinutes, 0, 1_000_000)));
  }

  private MissedRule missedRule() {
    for (MissedRule rule : MissedRule.values()) {
      if (rule.word().equals(missed)) {
        return rule;
      }
    }
    throw new Refused("missed", Text.of("jobs.refused.missed"));
  }

  private OverlapRule overlapRule() {
    for (OverlapRule rule : OverlapRule.values()) {
      if (rule.word().equals(overlap)) {
        return rule;
      }
    }
    throw new Refused("overlap", Text.of("jobs.refused.overlap-rule"));
  }

  private Windows readWindows() {
    return new Windows(
        windows == null ? List.of() : windows.stream().map(MaintenanceWindow::parse).toList(),
        blackouts == null ? List.of() : blackouts.stream().map(Blackout::parse).toList());
  }
}
