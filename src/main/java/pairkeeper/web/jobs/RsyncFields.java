package pairkeeper.web.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.DateFolders;
import pairkeeper.core.job.RsyncPreset;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** The settings of a copy by rsync while they are typed. */
public final class RsyncFields implements JobFields {
  private static final long serialVersionUID = 1L;

  private List<TreePlaceFields> places = List.of();
  private String target = "";
  private String targetPath;
  private String targetMount;
  private String preset = RsyncPreset.DOCUMENTS.word();
  private String folders;
  private String overlapDays;
  private String user = "root";
  private String sshPort = "0";
  private String rate = "0";
  private String limitHours = "24";
  private boolean compress;
  private boolean delete;
  private boolean checksum;

  /** A new one for the servers of a pair, as the first preset has it. */
  static RsyncFields of(Pair pair) {
    var fields = new RsyncFields();
    fields.places = TreePlaceFields.of(pair);
    fields.takePreset();
    return fields;
  }

  /** What is stored. */
  static RsyncFields of(Pair pair, RsyncSettings s) {
    var fields = of(pair);
    for (TreePlaceFields place : fields.places) {
      s.on(place.server()).ifPresent(place::take);
    }
    s.target().ifPresent(fields::take);
    fields.folders = s.folders().pattern();
    fields.overlapDays = String.valueOf(s.folders().overlapDays());
    fields.user = s.user();
    fields.sshPort = String.valueOf(s.sshPort());
    fields.rate = String.valueOf(s.kibibytesPerSecond());
    fields.limitHours = String.valueOf(s.limitHours());
    fields.compress = s.compress();
    fields.delete = s.delete();
    fields.checksum = s.checksum();
    return fields;
  }

  private void take(TreePlace medium) {
    target = medium.server().toString();
    targetPath = medium.path();
    targetMount = medium.mount();
  }

  /** Begins with the directory of the second medium that was chosen. */
  public void takeTarget(String path) {
    targetPath = path;
    targetMount = "";
  }

  /** Fills in what usually fits that kind of file. */
  public void takePreset() {
    var any =
        List.of(
            new TreePlace(new UUID(0, 1), "/srv", ""), new TreePlace(new UUID(0, 2), "/srv", ""));
    RsyncSettings usual = RsyncPreset.of(preset).settings(any);
    folders = usual.folders().pattern();
    overlapDays = String.valueOf(usual.folders().overlapDays());
    compress = usual.compress();
  }

  @Override
  public String getKind() {
    return "rsync";
  }

  /**
   * What was typed.
   *
   * @throws Refused naming the field; that of a place has its number behind it, {@code path0}
   */
  @Override
  public RsyncSettings toSettings() {
    List<TreePlace> typed = TreePlaceFields.typed(places);
    Optional<TreePlace> medium = medium();
    if (typed.size() < (medium.isPresent() ? 1 : 2)) {
      throw new Refused(
          "path" + TreePlaceFields.firstBlank(places),
          Text.of(medium.isPresent() ? "jobs.refused.target-source" : "jobs.refused.places"));
    }
    return new RsyncSettings(
        typed,
        medium,
        new DateFolders(
            folders == null ? "" : folders.strip(), Typed.whole("overlapDays", overlapDays)),
        user == null ? "" : user.strip(),
        Typed.whole("sshPort", sshPort),
        Typed.whole("kibibytesPerSecond", rate),
        compress,
        delete,
        checksum,
        Typed.whole("limitHours", limitHours));
  }

  private Optional<TreePlace> medium() {
    if (target == null || target.isEmpty()) {
      return Optional.empty();
    }
    try {
      String path = targetPath == null ? "" : targetPath.strip();
      String mount = targetMount == null ? "" : targetMount.strip();
      return Optional.of(new TreePlace(UUID.fromString(target), path, mount));
    } catch (Refused refused) {
      throw new Refused("target." + refused.field(), refused.text());
    }
  }

  public List<TreePlaceFields> getPlaces() {
    return places;
  }

  /** The id of the second medium to which it goes; "" for the standby. */
  public String getTarget() {
    return target;
  }

  public void setTarget(String target) {
    this.target = target;
  }

  public String getTargetPath() {
    return targetPath;
  }

  public void setTargetPath(String targetPath) {
    this.targetPath = targetPath;
  }

  public String getTargetMount() {
    return targetMount;
  }

  public void setTargetMount(String targetMount) {
    this.targetMount = targetMount;
  }

  public RsyncPreset[] getPresets() {
    return RsyncPreset.values();
  }

  public String getPreset() {
    return preset;
  }

  public void setPreset(String preset) {
    this.preset = preset;
  }

  public String getFolders() {
    return folders;
  }

  public void setFolders(String folders) {
    this.folders = folders;
  }

  public String getOverlapDays() {
    return overlapDays;
  }

  public void setOverlapDays(String overlapDays) {
    this.overlapDays = overlapDays;
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
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

  public boolean isCompress() {
    return compress;
  }

  public void setCompress(boolean compress) {
    this.compress = compress;
  }

  public boolean isDelete() {
    return delete;
  }

  public void setDelete(boolean delete) {
    this.delete = delete;
  }

  public boolean isChecksum() {
    return checksum;
  }

  public void setChecksum(boolean checksum) {
    this.checksum = checksum;
  }
}
