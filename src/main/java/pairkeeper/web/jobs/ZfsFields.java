package pairkeeper.web.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Retention;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** The settings of a job that sends a ZFS dataset while they are typed. */
public final class ZfsFields implements JobFields {
  private static final long serialVersionUID = 1L;

  private final List<PlaceFields> places = new ArrayList<>();
  private RetentionFields keep = new RetentionFields(Retention.USUAL);
  private String prefix = ZfsSettings.USUAL_PREFIX;
  private String sshPort = "0";
  private String rate = "0";
  private String limitHours = String.valueOf(ZfsSettings.USUAL_HOURS);

  /** A new one for the servers of a pair. */
  static ZfsFields of(Pair pair) {
    var fields = new ZfsFields();
    pair.servers().forEach(server -> fields.places.add(new PlaceFields(server)));
    return fields;
  }

  /** What is stored. */
  static ZfsFields of(Pair pair, ZfsSettings s) {
    var fields = of(pair);
    for (PlaceFields place : fields.places) {
      s.on(place.server).ifPresent(stored -> place.dataset = stored.dataset());
    }
    fields.prefix = s.prefix();
    fields.keep = new RetentionFields(s.keep());
    fields.sshPort = String.valueOf(s.sshPort());
    fields.rate = String.valueOf(s.kibibytesPerSecond());
    fields.limitHours = String.valueOf(s.limitHours());
    return fields;
  }

  @Override
  public String getKind() {
    return "zfs";
  }

  /**
   * What was typed.
   *
   * @throws Refused naming the field; that of a place has its number behind it, {@code dataset0}
   */
  @Override
  public ZfsSettings toSettings() {
    var typed = new ArrayList<DatasetPlace>();
    for (int i = 0; i < places.size(); i++) {
      PlaceFields place = places.get(i);
      if (!place.blank()) {
        typed.add(place(i, place));
      }
    }
    if (typed.size() < 2) {
      throw new Refused("dataset" + firstBlank(), Text.of("jobs.refused.datasets"));
    }
    return new ZfsSettings(
        typed,
        prefix == null ? "" : prefix.strip(),
        keep.toRetention(),
        Typed.whole("sshPort", sshPort),
        Typed.whole("kibibytesPerSecond", rate),
        Typed.whole("limitHours", limitHours));
  }

  private int firstBlank() {
    int at = 0;
    while (at < places.size() - 1 && !places.get(at).blank()) {
      at++;
    }
    return at;
  }

  private static DatasetPlace place(int number, PlaceFields typed) {
    try {
      return new DatasetPlace(typed.server, typed.dataset.strip());
    } catch (Refused refused) {
      throw new Refused(refused.field() + number, refused.text());
    }
  }

  /** The dataset on one server. */
  public static class PlaceFields implements Serializable {
    private static final long serialVersionUID = 1L;

    private final UUID server;
    private final String name;
    private String dataset;

    PlaceFields(Instance server) {
      this.server = server.id();
      this.name = server.name();
    }

    private boolean blank() {
      return dataset == null || dataset.isBlank();
    }

    public String getName() {
      return name;
    }

    public String getDataset() {
      return dataset;
    }

    public void setDataset(String dataset) {
      this.dataset = dataset;
    }
  }

  public List<PlaceFields> getPlaces() {
    return places;
  }

  public RetentionFields getKeep() {
    return keep;
  }

  public String getPrefix() {
    return prefix;
  }

  public void setPrefix(String prefix) {
    this.prefix = prefix;
  }

  public String getSshPort() {
    return sshPort;
  }

  public void setSshPort(String sshPort) {
    this.sshPort = sshPort;
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
