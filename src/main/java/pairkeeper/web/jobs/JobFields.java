package pairkeeper.web.jobs;

import java.io.Serializable;
import java.util.List;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Pair;

/** The settings of one kind of job while they are typed. */
public sealed interface JobFields extends Serializable
    permits RsyncFields,
        ZfsFields,
        CountFields,
        BackupFields,
        RehearsalFields,
        PruneFields,
        LogFields {
  /** The kinds in the order in which a person is asked. */
  List<String> KINDS = List.of("rsync", "zfs", "count", "backup", "rehearsal", "prune", "logs");

  /** The API's word for the kind; the parts of the pages are found by it. */
  String getKind();

  /**
   * What was typed.
   *
   * @throws pairkeeper.core.model.Refused naming the field
   */
  JobSettings toSettings();

  /** Those of a new job; of the first kind where the word is none. */
  static JobFields blank(String kind, Pair pair) {
    return switch (kind == null ? "" : kind) {
      case "zfs" -> ZfsFields.of(pair);
      case "count" -> CountFields.blank();
      case "backup" -> BackupFields.of(pair);
      case "rehearsal" -> RehearsalFields.of(pair);
      case "prune" -> PruneFields.of(pair);
      case "logs" -> LogFields.of(pair);
      default -> RsyncFields.of(pair);
    };
  }

  /** What is stored. */
  static JobFields of(JobSettings stored, Pair pair) {
    return switch (stored) {
      case RsyncSettings settings -> RsyncFields.of(pair, settings);
      case ZfsSettings settings -> ZfsFields.of(pair, settings);
      case CountSettings settings -> CountFields.of(settings);
      case BackupSettings settings -> BackupFields.of(pair, settings);
      case RehearsalSettings settings -> RehearsalFields.of(pair, settings);
      case PruneSettings settings -> PruneFields.of(pair, settings);
      case LogSettings settings -> LogFields.of(pair, settings);
    };
  }
}
