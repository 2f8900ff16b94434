package pairkeeper.core.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** What fits one kind of file, to begin with; a person changes what is different at a customer. */
public enum RsyncPreset {
  /** Scans at the reception, by day; some are filed on the next one. */
  DOCUMENTS("%Y/%m/%d", 1, true),
  /** PDFs; a report may be signed days after it was written. */
  SIGNED_REPORTS("%Y/%m/%d", 7, true),
  /** Dictations; compressed already. */
  AUDIO("%Y/%m/%d", 1, false),
  /** Images; large, and devices send the rest of a study a day later. */
  DICOM("%Y/%m/%d", 2, false),
  /** A whole tree. */
  TREE("", 0, true);

  private static final int USUAL_LIMIT = 24;

  private final String folders;
  private final int overlapDays;
  private final boolean compress;

  RsyncPreset(String folders, int overlapDays, boolean compress) {
    this.folders = folders;
    this.overlapDays = overlapDays;
    this.compress = compress;
  }

  /** Nothing is deleted, and rsync's usual comparison is trusted. */
  public RsyncSettings settings(List<TreePlace> places) {
    return settings(places, Optional.empty());
  }

  /** The same, to a second medium where one is named. */
  public RsyncSettings settings(List<TreePlace> places, Optional<TreePlace> target) {
    return new RsyncSettings(
        places,
        target,
        new DateFolders(folders, overlapDays),
        "root",
        0,
        0,
        compress,
        false,
        false,
        USUAL_LIMIT);
  }

  /** The API's word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws Refused naming {@code preset}
   */
  public static RsyncPreset of(String word) {
    for (RsyncPreset preset : values()) {
      if (preset.word().equals(word)) {
        return preset;
      }
    }
    throw new Refused("preset", Text.of("jobs.refused.preset"));
  }
}
