package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Carries a failover out on a throw-away copy of the standby: starts the copy, promotes it, asks it
 * the customer's own questions, and removes it.
 *
 * @param places where the copy may lie for a while on each server, at least one
 * @param database in which the questions are asked
 * @param queries each with one whole number for an answer, at most {@value #MOST}, each with a name
 *     of its own
 * @param querySeconds after this one query is ended, 1 to 3600
 * @param megabytesPerSecond most that is read from the standby, 0 for no limit
 * @param limitHours after this it is ended and counts as failed, 1 to 168
 */
public record RehearsalSettings(
    List<TreePlace> places,
    String database,
    List<RehearsalQuery> queries,
    int querySeconds,
    int megabytesPerSecond,
    int limitHours)
    implements JobSettings {
  /** Most questions of one job. */
  public static final int MOST = 30;

  /** The usual limit of one query. */
  public static final int USUAL_QUERY_SECONDS = 300;

  /** The usual limit. */
  public static final int USUAL_HOURS = 12;

  private static final int LONGEST = 3600;

  public RehearsalSettings {
    places = List.copyOf(places);
    queries = List.copyOf(queries);
    if (places.isEmpty()) {
      throw new Refused("places", Text.of("jobs.refused.rehearsal-places"));
    }
    if (places.stream().map(TreePlace::server).distinct().count() < places.size()) {
      throw new Refused("places", Text.of("jobs.refused.places-twice"));
    }
    AskedDatabase.require(database);
    if (queries.size() > MOST) {
      throw new Refused("queries", Text.of("jobs.refused.counts", "most", MOST));
    }
    if (queries.stream().map(RehearsalQuery::name).distinct().count() < queries.size()) {
      throw new Refused("queries", Text.of("jobs.refused.counts-twice"));
    }
    if (querySeconds < 1 || querySeconds > LONGEST) {
      throw new Refused("querySeconds", Text.of("jobs.refused.seconds", "most", LONGEST));
    }
    CopyLimits.requireMegabytes(megabytesPerSecond);
    CopyLimits.requireHours(limitHours);
  }

  @Override
  public String kind() {
    return "rehearsal";
  }

  @Override
  public List<UUID> servers() {
    return places.stream().map(TreePlace::server).toList();
  }

  /** Where it lies on that server, if it may. */
  public Optional<TreePlace> on(UUID server) {
    return places.stream().filter(place -> place.server().equals(server)).findFirst();
  }
}
