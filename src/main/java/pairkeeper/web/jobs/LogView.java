package pairkeeper.web.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pairkeeper.core.job.LogPlace;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.serverlog.KeptLook;
import pairkeeper.core.serverlog.KnownKind;
import pairkeeper.core.serverlog.LogSeverity;
import pairkeeper.core.serverlog.LogSign;

/**
 * What a job found in one server's log.
 *
 * @param server its name
 * @param look the newest, or null where there was none
 * @param newest what that one found: new kinds first, then by what they are a sign of
 * @param earlier what only earlier looks found
 */
public record LogView(
    String server, KeptLook look, List<KnownKind> newest, List<KnownKind> earlier) {
  private static final int MOST_EARLIER = 50;

  private static final Comparator<KnownKind> WORST_FIRST =
      Comparator.comparing(KnownKind::fresh)
          .reversed()
          .thenComparing(LogView::sign)
          .thenComparing(kind -> kind.newest().severity())
          .thenComparing(kind -> -kind.newest().count());

  /** Serious signs, the worst first; what is none of them goes by its severity. */
  private static LogSign sign(KnownKind kind) {
    LogSign sign = kind.newest().sign();
    return sign.serious() ? sign : LogSign.NONE;
  }

  /** One for each server of the job. */
  static List<LogView> of(
      LogSettings settings, Pair pair, List<KeptLook> looks, List<KnownKind> kinds) {
    var views = new ArrayList<LogView>();
    for (LogPlace place : settings.places()) {
      String name = pair.server(place.server()).map(Instance::name).orElse("?");
      KeptLook look =
          looks.stream().filter(l -> l.server().equals(place.server())).findFirst().orElse(null);
      List<KnownKind> there =
          kinds.stream().filter(kind -> kind.server().equals(place.server())).toList();
      views.add(
          new LogView(
              name,
              look,
              there.stream()
                  .filter(kind -> look != null && kind.lastRun().equals(look.run()))
                  .sorted(WORST_FIRST)
                  .toList(),
              there.stream()
                  .filter(kind -> look == null || !kind.lastRun().equals(look.run()))
                  .limit(MOST_EARLIER)
                  .toList()));
    }
    return views;
  }

  /** The icon of a kind of message. */
  public static String mark(KnownKind kind) {
    if (kind.newest().sign().serious() || kind.newest().severity() == LogSeverity.PANIC) {
      return "block";
    }
    return kind.newest().sign() == LogSign.CONFLICT
            || kind.newest().severity() == LogSeverity.WARNING
        ? "watch"
        : "warn";
  }
}
