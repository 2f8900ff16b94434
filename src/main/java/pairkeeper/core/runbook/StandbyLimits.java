package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.configfile.PgConf;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.Limit;
import pairkeeper.core.platform.ServerFacts.Live;

/**
 * Whether a server that is made a standby has less than its primary of what a standby must not have
 * less of: it would not start. The set-up raises it in the console's own file; what is read after
 * that file counts more.
 */
record StandbyLimits(PairFacts facts, Live primary) {

  /** What would win over the console's file, each with its value and where it stands. */
  List<String> winning() {
    var winning = new ArrayList<String>();
    for (String name : SetUpSettings.NOT_LOWER) {
      long needed = primary.number(name);
      last(name, true)
          .filter(limit -> limit.value() < needed)
          .ifPresent(limit -> winning.add(said(name, limit.value(), limit.file())));
      // a copy brings it along, and the running primary may have more than it says
      PgConf.get(facts.primaryFacts().file("auto").text(), name)
          .filter(value -> value.matches("[0-9]{1,9}"))
          .filter(value -> Long.parseLong(value) < needed)
          .ifPresent(value ->
              winning.add(
                  said(name, Long.parseLong(value), facts.primaryFacts().file("auto").path())));
    }
    return winning;
  }

  /** What is lower as it is, and will be raised. */
  List<String> lower() {
    var lower = new ArrayList<String>();
    for (String name : SetUpSettings.NOT_LOWER) {
      Optional<Long> now =
          facts
              .standbyFacts()
              .live()
              .map(live -> live.number(name))
              .or(() -> last(name, false).map(Limit::value));
      now.filter(value -> value < primary.number(name))
          .ifPresent(value -> lower.add("%s %d < %d".formatted(name, value, primary.number(name))));
    }
    return lower;
  }

  private Optional<Limit> last(String name, boolean after) {
    return facts.standbyFacts().ownSettings().limits().stream()
        .filter(limit -> limit.name().equalsIgnoreCase(name) && (limit.after() || !after))
        .reduce((earlier, later) -> later);
  }

  private String said(String name, long value, String file) {
    return "%s %d < %d (%s)".formatted(name, value, primary.number(name), file);
  }

  Text evidence() {
    List<String> winning = winning();
    List<String> lower = lower();
    String found = !winning.isEmpty() ? "wins" : lower.isEmpty() ? "yes" : "raised";
    return Text.of(
        "guards.standby-limits." + found,
        "settings",
        String.join(", ", winning.isEmpty() ? lower : winning),
        "standby",
        facts.standby().name());
  }
}
