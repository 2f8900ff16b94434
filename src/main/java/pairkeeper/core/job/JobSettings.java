package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What one kind of job needs to know. */
public sealed interface JobSettings
    permits RsyncSettings,
        ZfsSettings,
        CountSettings,
        BackupSettings,
        RehearsalSettings,
        PruneSettings,
        LogSettings {

  /** The API's word for the kind. */
  String kind();

  /** The servers for which it says what lies there, in the order in which it says so. */
  List<UUID> servers();

  /** Itself where it is of that kind. */
  default <S extends JobSettings> Optional<S> as(Class<S> kind) {
    return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
  }
}
