package pairkeeper.api.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Retention;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The settings of a job that sends a ZFS dataset as a client says and sees them. What is left out
 * is as usual: prefix {@code pairkeeper}, 24 hourly, 14 daily, 8 weekly and 12 monthly snapshots,
 * the port by which the console reaches the server, no limit of the bandwidth, 24 hours.
 */
public record ZfsJson(
    List<Place> places,
    String prefix,
    KeepJson keep,
    Integer sshPort,
    Integer kibibytesPerSecond,
    Integer limitHours) {

  /** The dataset on one server. */
  public record Place(UUID server, String dataset) {}

  static ZfsJson of(ZfsSettings s) {
    return new ZfsJson(
        s.places().stream().map(p -> new Place(p.server(), p.dataset())).toList(),
        s.prefix(),
        KeepJson.of(s.keep()),
        s.sshPort(),
        s.kibibytesPerSecond(),
        s.limitHours());
  }

  /**
   * @throws Refused with the field that is wrong, as {@code places[0].dataset} or {@code
   *     keep.hourly}
   */
  ZfsSettings read() {
    return new ZfsSettings(
        readPlaces(),
        said(prefix, ZfsSettings.USUAL_PREFIX),
        KeepJson.read(keep, Retention.USUAL),
        said(sshPort, 0),
        said(kibibytesPerSecond, 0),
        said(limitHours, ZfsSettings.USUAL_HOURS));
  }

  private static <T> T said(T said, T usual) {
    return Objects.requireNonNullElse(said, usual);
  }

  private List<DatasetPlace> readPlaces() {
    var read = new ArrayList<DatasetPlace>();
    for (Place place : places == null ? List.<Place>of() : places) {
      String at = "places[" + read.size() + "].";
      if (place == null) {
        throw new Refused(at + "dataset", Text.of("inventory.refused.missing"));
      }
      try {
        read.add(new DatasetPlace(place.server(), place.dataset()));
      } catch (Refused refused) {
        throw new Refused(at + refused.field(), refused.text());
      }
    }
    return read;
  }
}
