package pairkeeper.web.jobs;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.CrontabCopy;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Target;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.inventory.Targets;
import pairkeeper.ops.jobs.JobDesk;
import pairkeeper.ops.jobs.JobForm;
import pairkeeper.ops.jobs.JobStart;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** The form of a job, of any kind; the kind of one that exists does not change. */
@Named
@ViewScoped
public class EditJobPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient JobDesk desk;
  @Inject private transient JobStart start;
  @Inject private transient Pairs pairs;
  @Inject private transient Targets targets;
  @Inject private transient Sites sites;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private UUID id;
  private UUID pair;
  private boolean loaded;
  private int version;
  private String name;
  private String direction = Direction.FOLLOW.word();
  private boolean paused;
  private String kind;
  private JobFields fields;
  private ScheduleFields schedule = new ScheduleFields();
  private String crontab;
  private List<Text> remarks = List.of();

  /** Fills the form when the page is opened. */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (id == null) {
      fields = JobFields.blank(kind, getShown());
      return;
    }
    Job job = desk.get(id);
    pair = job.pair();
    version = job.stamp().version();
    name = job.name();
    direction = job.direction().word();
    paused = job.paused();
    schedule = ScheduleFields.of(job.timetable(), getSite().zone());
    fields = JobFields.of(job.settings(), getShown());
  }

  /** Fills the form of a copy with what a line of a crontab does; stores nothing. */
  public void takeLine() {
    try {
      CrontabCopy copy = CrontabCopy.of(crontab == null ? "" : crontab, getShown());
      name = copy.name();
      fields = JobFields.of(copy.settings(), getShown());
      schedule = ScheduleFields.of(copy.timetable(), getSite().zone());
      remarks = copy.remarks();
    } catch (Refused refused) {
      remarks = List.of();
      said.refused(refused);
    }
  }

  /** What a person should know of the line that was taken over. */
  public List<Text> getRemarks() {
    return remarks;
  }

  public String getCrontab() {
    return crontab;
  }

  public void setCrontab(String crontab) {
    this.crontab = crontab;
  }

  /** Stores what was typed; what is refused is said beside its field and nothing is lost. */
  public String save() {
    try {
      var form =
          new JobForm(
              name == null ? "" : name.strip(),
              fields.toSettings(),
              schedule.toTimetable(getSite().zone(), now()),
              Direction.of(direction),
              paused);
      Job stored = id == null ? desk.make(pair, form) : desk.change(id, version, form);
      said.done(Text.of("jobpages.said.stored", "name", stored.name()));
      return "/jobs/job.xhtml?faces-redirect=true&id=" + stored.id();
    } catch (Refused refused) {
      said.refused(new Refused(field(refused.field()), refused.text()));
    } catch (Overtaken overtaken) {
      version = overtaken.version();
      said.failed(Text.of("jobpages.said.overtaken", "by", overtaken.by()));
    }
    return null;
  }

  /**
   * {@code target.path} is typed in the field targetPath, and {@code target.id} chosen in target.
   */
  private static String field(String refused) {
    return switch (refused) {
      case "target.id" -> "target";
      case "target.path" -> "targetPath";
      case "target.mount" -> "targetMount";
      default -> refused;
    };
  }

  /** The second media of the customer to which files can be copied. */
  public List<Target> getTargets() {
    return targets.find("", getShown().customer()).stream()
        .filter(it -> it.kind() == Target.Kind.SECOND_MEDIUM && it.path().startsWith("/"))
        .toList();
  }

  /** Another second medium was chosen, or the standby. */
  public void takeTarget() {
    if (fields instanceof RsyncFields rsync) {
      rsync.takeTarget(
          getTargets().stream()
              .filter(it -> it.id().toString().equals(rsync.getTarget()))
              .map(Target::path)
              .findFirst()
              .orElse(""));
    }
  }

  /** Takes it out of use; where it ever ran, a run takes back what it left on the servers. */
  public String remove() {
    try {
      var ending = start.remove(id, version);
      said.done(Text.of("jobpages.said.removed", "name", name));
      return ending
          .map(run -> "/runs/run.xhtml?faces-redirect=true&id=" + run.run().id())
          .orElse("/jobs/index.xhtml?faces-redirect=true&pair=" + pair);
    } catch (PairBusy busy) {
      said.held(busy);
      return null;
    } catch (Refused refused) {
      said.failed(refused.text());
      return null;
    } catch (Overtaken overtaken) {
      version = overtaken.version();
      said.failed(Text.of("jobpages.said.overtaken", "by", overtaken.by()));
      return null;
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  public Pair getShown() {
    if (pair == null) {
      throw new NotThere("pair", null);
    }
    return pairs.get(pair);
  }

  public PairBanner getBanner() {
    return banners.of(getShown());
  }

  public Site getSite() {
    return sites.get(getShown().site());
  }

  /** The other jobs of the pair, after whose runs it could start. */
  public List<Job> getOthers() {
    return desk.of(getShown().id()).stream().filter(other -> !other.id().equals(id)).toList();
  }

  public SchedulePreview getPreview() {
    return SchedulePreview.of(schedule, getSite().zone(), now());
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public UUID getPair() {
    return pair;
  }

  public void setPair(UUID pair) {
    this.pair = pair;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDirection() {
    return direction;
  }

  public void setDirection(String direction) {
    this.direction = direction;
  }

  /** That of a new job as the address names it. */
  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  /**
   * The settings of its kind.
   *
   * @throws NotThere where the address names no pair, before any part of a kind is looked for
   */
  public JobFields getFields() {
    return fields == null ? JobFields.blank(kind, getShown()) : fields;
  }

  /** The kinds of which a new one can be. */
  public List<String> getKinds() {
    return JobFields.KINDS;
  }

  public ScheduleFields getSchedule() {
    return schedule;
  }
}
