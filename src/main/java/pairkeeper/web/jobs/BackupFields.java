package pairkeeper.web.jobs;

import java.util.List;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** The settings of a job that takes backups while they are typed. */
public final class BackupFields implements JobFields {
  private static final long serialVersionUID = 1L;

  private List<TreePlaceFields> places = List.of();
  private RetentionFields keep = new RetentionFields(BackupSettings.USUAL_KEEP);
  private boolean restore = true;
  private String rate = "0";
  private String limitHours = String.valueOf(BackupSettings.USUAL_HOURS);

  /** A new one for the servers of a pair. */
  static BackupFields of(Pair pair) {
    var fields = new BackupFields();
    fields.places = TreePlaceFields.of(pair);
    return fields;
  }

  /** What is stored. */
  static BackupFields of(Pair pair, BackupSettings s) {
    var fields = of(pair);
    for (TreePlaceFields place : fields.places) {
      s.on(place.server()).ifPresent(place::take);
    }
    fields.keep = new RetentionFields(s.keep());
    fields.restore = s.restore();
    fields.rate = String.valueOf(s.megabytesPerSecond());
    fields.limitHours = String.valueOf(s.limitHours());
    return fields;
  }

  @Override
  public String getKind() {
    return "backup";
  }

  /**
   * What was typed.
   *
   * @throws Refused naming the field; that of a place has its number behind it, {@code path0}
   */
  @Override
  public BackupSettings toSettings() {
    var typed = TreePlaceFields.typed(places);
    if (typed.isEmpty()) {
      throw new Refused("path0", Text.of("jobs.refused.backup-places"));
    }
    return new BackupSettings(
        typed,
        keep.toRetention(),
        Typed.whole("megabytesPerSecond", rate),
        restore,
        Typed.whole("limitHours", limitHours));
  }

  public List<TreePlaceFields> getPlaces() {
    return places;
  }

  public RetentionFields getKeep() {
    return keep;
  }

  public boolean isRestore() {
    return restore;
  }

  public void setRestore(boolean restore) {
    this.restore = restore;
  }

  public String getRate() {
    return rate;
  }

  public void setRate(String rate) {
    this.rate = rate;
  }

  public String getLimitHours() {
    return limitHours;
  }

  public void setLimitHours(String limitHours) {
    this.limitHours = limitHours;
  }
}
