package pairkeeper.api.jobs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pairkeeper.core.job.DateFolders;
import pairkeeper.core.job.RsyncPreset;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.model.Refused;

/**
 * The settings of an rsync job as a client says and sees them. What is left out is as the preset
 * has it, {@code tree} where none is named; an answer names none.
 *
 * @param target the second medium that it copies to; the standby when it is left out
 */
public record RsyncJson(
    String preset,
    List<PlaceJson> places,
    MediumJson target,
    String folders,
    Integer overlapDays,
    String user,
    Integer sshPort,
    Integer kibibytesPerSecond,
    Boolean compress,
    Boolean delete,
    Boolean checksum,
    Integer limitHours) {

  static RsyncJson of(RsyncSettings s) {
    return new RsyncJson(
        null,
        s.places().stream().map(PlaceJson::of).toList(),
        s.target().map(MediumJson::of).orElse(null),
        s.folders().pattern(),
        s.folders().overlapDays(),
        s.user(),
        s.sshPort(),
        s.kibibytesPerSecond(),
        s.compress(),
        s.delete(),
        s.checksum(),
        s.limitHours());
  }

  /**
   * @throws Refused with the field that is wrong, as {@code places[0].path}
   */
  RsyncSettings read() {
    RsyncSettings usual =
        RsyncPreset.of(said(preset, "tree"))
            .settings(PlaceJson.read(places), Optional.ofNullable(target).map(MediumJson::read));
    return new RsyncSettings(
        usual.places(),
        usual.target(),
        new DateFolders(
            said(folders, usual.folders().pattern()),
            said(overlapDays, usual.folders().overlapDays())),
        said(user, usual.user()),
        said(sshPort, usual.sshPort()),
        said(kibibytesPerSecond, usual.kibibytesPerSecond()),
        said(compress, usual.compress()),
        said(delete, usual.delete()),
        said(checksum, usual.checksum()),
        said(limitHours, usual.limitHours()));
  }

  private static <T> T said(T said, T usual) {
    return Objects.requireNonNullElse(said, usual);
  }
}
