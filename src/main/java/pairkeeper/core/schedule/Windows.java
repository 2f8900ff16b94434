package pairkeeper.core.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Text;

/**
 * When a job may start, on the site's clock. A due time that falls outside starts nothing and is
 * not moved.
 *
 * @param allowed times of the week in which it may; empty for always
 * @param blackouts periods in which it may not, even inside a window
 */
public record Windows(List<MaintenanceWindow> allowed, List<Blackout> blackouts) {
  public static final Windows ALWAYS = new Windows(List.of(), List.of());

  public Windows {
    allowed = List.copyOf(allowed);
    blackouts = List.copyOf(blackouts);
  }

  /** Why nothing may start at that moment; empty when it may. */
  public Optional<Text> against(Instant at, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    for (Blackout blackout : blackouts) {
      if (blackout.holds(local)) {
        return Optional.of(Text.of("schedule.why.blackout", "blackout", blackout.toString()));
      }
    }
    if (allowed.isEmpty() || allowed.stream().anyMatch(w -> w.openAt(at.atZone(zone)))) {
      return Optional.empty();
    }
    return Optional.of(Text.of("schedule.why.window"));
  }
}
