package pairkeeper.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pairkeeper.crash.KillPoint.When;

/** What was planned, where the console was killed, and what the hosts say was done. */
final class Toll {
  private final Map<String, Map<String, String>> planned = new TreeMap<>();
  private final Map<When, Map<String, Set<String>>> killed = new EnumMap<>(When.class);
  private final Map<String, Long> done = new TreeMap<>();

  /** A run goes through these steps. */
  synchronized void planned(Route route) {
    Map<String, String> kinds = planned.computeIfAbsent(route.runbook(), it -> new TreeMap<>());
    route.stages().forEach(stage -> kinds.put(stage.id(), stage.kind()));
  }

  synchronized void killed(Route route, KillPoint point) {
    killed
        .computeIfAbsent(point.when(), it -> new TreeMap<>())
        .computeIfAbsent(route.runbook(), it -> new TreeSet<>())
        .add(point.step());
  }

  /** Something that must not happen twice in a run was done so often, by the hosts' journals. */
  synchronized void done(String what, long times) {
    done.merge(what, times, Long::sum);
  }

  /** The steps that were planned and at which the console was never killed so. */
  synchronized List<String> spared(Collection<When> wanted) {
    var spared = new ArrayList<String>();
    for (When when : wanted) {
      planned.forEach((runbook, kinds) ->
          kinds.keySet().stream()
              .filter(step -> !killed(when, runbook).contains(step))
              .forEach(step -> spared.add(runbook + ": " + new KillPoint(step, when, null))));
    }
    return spared;
  }

  private Set<String> killed(When when, String runbook) {
    return killed.getOrDefault(when, Map.of()).getOrDefault(runbook, Set.of());
  }

  /** As a table in Markdown. */
  synchronized String table() {
    var lines = new ArrayList<String>();
    lines.add("| runbook | steps | killed before | during | after |");
    lines.add("|---|---|---|---|---|");
    planned.forEach((runbook, kinds) -> {
      Map<String, Long> counts =
          kinds.values().stream()
              .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
      lines.add(
          "| %s | %d: %s | %d | %d | %d |"
              .formatted(
                  runbook,
                  kinds.size(),
                  said(counts),
                  killed(When.BEFORE, runbook).size(),
                  killed(When.DURING, runbook).size(),
                  killed(When.AFTER, runbook).size()));
    });
    lines.add("");
    lines.add("Done by the hosts' journals, each once where it was wanted: " + said(done));
    return String.join("\n", lines);
  }

  private static String said(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(it -> it.getValue() + " " + it.getKey())
        .collect(Collectors.joining(", "));
  }
}
