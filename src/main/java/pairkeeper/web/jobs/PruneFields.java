package pairkeeper.web.jobs;

import java.util.List;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** The settings of a job that removes archived WAL while they are typed. */
public final class PruneFields implements JobFields {
  private static final long serialVersionUID = 1L;

  private List<TreePlaceFields> places = List.of();
  private String leastDays = String.valueOf(PruneSettings.USUAL_DAYS);
  private boolean onlyOwnBackups;
  private String backupsSince = "";

  /** A new one for the servers of a pair. */
  static PruneFields of(Pair pair) {
    var fields = new PruneFields();
    fields.places = TreePlaceFields.of(pair);
    return fields;
  }

  /** What is stored. */
  static PruneFields of(Pair pair, PruneSettings s) {
    var fields = of(pair);
    for (TreePlaceFields place : fields.places) {
      s.on(place.server()).ifPresent(place::take);
    }
    fields.leastDays = String.valueOf(s.leastDays());
    fields.onlyOwnBackups = s.onlyOwnBackups();
    fields.backupsSince = s.backupsSince() == null ? "" : s.backupsSince().toString();
    return fields;
  }

  @Override
  public String getKind() {
    return "prune";
  }

  /**
   * What was typed.
   *
   * @throws Refused naming the field; that of a place has its number behind it, {@code path0}
   */
  @Override
  public PruneSettings toSettings() {
    var typed = TreePlaceFields.typed(places);
    if (typed.isEmpty()) {
      throw new Refused("path0", Text.of("jobs.refused.prune-places"));
    }
    return new PruneSettings(
        typed,
        Typed.whole("leastDays", leastDays),
        onlyOwnBackups,
        PruneSettings.day(backupsSince));
  }

  public List<TreePlaceFields> getPlaces() {
    return places;
  }

  public String getLeastDays() {
    return leastDays;
  }

  public void setLeastDays(String leastDays) {
    this.leastDays = leastDays;
  }

  public boolean isOnlyOwnBackups() {
    return onlyOwnBackups;
  }

  public void setOnlyOwnBackups(boolean onlyOwnBackups) {
    this.onlyOwnBackups = onlyOwnBackups;
  }

  public String getBackupsSince() {
    return backupsSince;
  }

  public void setBackupsSince(String backupsSince) {
    this.backupsSince = backupsSince;
  }
}
