package pairkeeper.store.jobs;

import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.store.runs.SmallJson;

/** The settings of a job in one column, their kind in another. */
final class SettingsJson {
  private SettingsJson() {}

  static String write(JobSettings settings) {
    return SmallJson.of(settings);
  }

  static JobSettings read(String kind, String json) {
    return switch (kind) {
      case "rsync" -> SmallJson.read(json, RsyncSettings.class);
      case "zfs" -> SmallJson.read(json, ZfsSettings.class);
      case "count" -> SmallJson.read(json, CountSettings.class);
      case "backup" -> SmallJson.read(json, BackupSettings.class);
      case "prune" -> SmallJson.read(json, PruneSettings.class);
      case "logs" -> SmallJson.read(json, LogSettings.class);
      case "rehearsal" -> SmallJson.read(json, RehearsalSettings.class);
      default -> throw new IllegalStateException("job of a kind that nobody knows: " + kind);
    };
  }
}
