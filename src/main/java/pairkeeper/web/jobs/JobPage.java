package pairkeeper.web.jobs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.access.Right;
import pairkeeper.core.archive.Pruned;
import pairkeeper.core.count.Comparison;
import pairkeeper.core.count.KeptCount;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.rehearsal.Rehearsal;
import pairkeeper.core.rehearsal.RehearsedAnswer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.serverlog.KnownKind;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.inventory.Targets;
import pairkeeper.ops.jobs.JobDesk;
import pairkeeper.ops.jobs.JobList.Listed;
import pairkeeper.ops.jobs.JobStart;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunView;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** One job: what it does, when, how it went, and the ways to start, pause and change it. */
@Named
@RequestScoped
public class JobPage {
  private static final int LAST_RUNS = 20;
  private static final int LAST_COUNTS = 60;
  private static final int LAST_BACKUPS = 40;
  private static final int LAST_REHEARSALS = 40;
  private static final int LAST_PRUNES = 40;
  private static final int LAST_LOOKS = 40;
  private static final int MOST_LOGGED = 600;
  private static final int NEXT_TIMES = 5;

  @Inject private JobDesk desk;
  @Inject private JobStart start;
  @Inject private RunDesk desks;
  @Inject private Pairs pairs;
  @Inject private Targets targets;
  @Inject private Sites sites;
  @Inject private Banners banners;
  @Inject private CurrentUser user;
  @Inject private Said said;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  private Job job;
  private Pair pair;
  private List<Run> runs;
  private List<Occurrence> occurrences;
  private CountChart counted;
  private List<KeptBackup> backups;
  private List<Rehearsal> rehearsals;
  private List<Pruned> prunes;
  private List<LogView> logged;

  /** Where its files or its dataset lie on one server. */
  public record PlaceLine(String server, String path, String mount) {}

  /** The job that the address names. */
  public Job getJob() {
    if (job == null) {
      job = desk.get(id());
    }
    return job;
  }

  private UUID id() {
    try {
      return UUID.fromString(String.valueOf(request.getParameter("id")));
    } catch (IllegalArgumentException noId) {
      throw new NotThere("job", new UUID(0, 0));
    }
  }

  public Pair getPair() {
    if (pair == null) {
      pair = pairs.get(getJob().pair());
    }
    return pair;
  }

  public PairBanner getBanner() {
    return banners.of(getPair());
  }

  public Site getSite() {
    return sites.get(getPair().site());
  }

  /** Its newest runs, the newest first. */
  public List<Run> getRuns() {
    if (runs == null) {
      runs = desks.runs(RunFilter.ofJob(getJob().id()), 0, LAST_RUNS);
    }
    return runs;
  }

  /** What became of its due times, the newest first. */
  public List<Occurrence> getOccurrences() {
    if (occurrences == null) {
      occurrences = desk.occurrences(getJob().id(), LAST_RUNS);
    }
    return occurrences;
  }

  /** The icon of what became of a due time. */
  public String mark(Occurrence occurrence) {
    return switch (occurrence.kind()) {
      case RUN -> "ok";
      case SKIPPED, MERGED -> "skip";
      case MISSED -> "watch";
    };
  }

  /** How it stands. */
  public JobRow getRow() {
    Run last = getRuns().isEmpty() ? null : getRuns().getFirst();
    Occurrence decided = getOccurrences().isEmpty() ? null : getOccurrences().getFirst();
    return JobRow.of(
        new Listed(getJob(), getPair(), "", getSite().zone(), last, decided), clock.instant());
  }

  /** The job after whose runs it starts, or null. */
  public Job getFollowed() {
    return getJob().timetable().follows().map(after -> desk.get(after.job())).orElse(null);
  }

  /** Its next due times; none while it is paused. */
  public List<Due> getNext() {
    return getJob().paused()
        ? List.of()
        : getRow().times().map(t -> t.next(clock.instant(), NEXT_TIMES)).orElse(List.of());
  }

  /** Its settings, or null where it is of another kind. */
  public RsyncSettings getRsync() {
    return getJob().settings().as(RsyncSettings.class).orElse(null);
  }

  /** Its settings, or null where it is of another kind. */
  public ZfsSettings getZfs() {
    return getJob().settings().as(ZfsSettings.class).orElse(null);
  }

  /** Its settings, or null where it is of another kind. */
  public CountSettings getCount() {
    return getJob().settings().as(CountSettings.class).orElse(null);
  }

  /** Its settings, or null where it is of another kind. */
  public BackupSettings getBackup() {
    return getJob().settings().as(BackupSettings.class).orElse(null);
  }

  /** The backups that it took, the newest first; those that were removed too. */
  public List<KeptBackup> getBackups() {
    if (backups == null) {
      backups = getBackup() == null ? List.of() : desk.backups(getJob().id(), LAST_BACKUPS);
    }
    return backups;
  }

  /** The name of a server of the pair. */
  public String name(UUID server) {
    return getPair().server(server).map(Instance::name).orElse("?");
  }

  /** Restores the newest backup beside it and goes to the run. */
  public String restoreNow() {
    return begun(() -> start.restore(getJob().id(), ""));
  }

  /** What it counted; null where it never did. */
  public CountChart getCounted() {
    if (counted == null && getCount() != null) {
      int most = LAST_COUNTS * getCount().counted().size();
      List<KeptCount> kept = desk.counts(getJob().id(), most);
      counted = kept.isEmpty() ? null : CountChart.of(kept);
    }
    return counted;
  }

  /** The icon of what became of a comparison. */
  public String verdictMark(Comparison comparison) {
    return switch (comparison.verdict()) {
      case EQUAL, WITHIN -> "ok";
      case DIFFERS -> "block";
      case UNKNOWN -> "unknown";
    };
  }

  public RehearsalSettings getRehearsal() {
    return getJob().settings().as(RehearsalSettings.class).orElse(null);
  }

  /** The newest rehearsals, the newest first. */
  public List<Rehearsal> getRehearsals() {
    if (rehearsals == null) {
      rehearsals =
          getRehearsal() == null ? List.of() : desk.rehearsals(getJob().id(), LAST_REHEARSALS);
    }
    return rehearsals;
  }

  /** What a promoted copy answered, with what was expected where it is something else. */
  public Text answer(RehearsedAnswer answer) {
    return switch (answer.verdict()) {
      case AS_EXPECTED ->
          Text.of("rehearsals.page.answer", "name", answer.name(), "value", answer.value());
      case TOO_LOW -> beyond("low", answer, answer.least());
      case TOO_HIGH -> beyond("high", answer, answer.most());
      case FAILED ->
          Text.of("rehearsals.page.failed", "name", answer.name(), "said", answer.said());
    };
  }

  private static Text beyond(String which, RehearsedAnswer answer, long bound) {
    return Text.of(
        "rehearsals.page." + which, "name", answer.name(), "value", answer.value(), "bound", bound);
  }

  /** Its settings, or null where it is of another kind. */
  public PruneSettings getPrune() {
    return getJob().settings().as(PruneSettings.class).orElse(null);
  }

  /** What it removed from archives of WAL, the newest first. */
  public List<Pruned> getPrunes() {
    if (prunes == null) {
      prunes = getPrune() == null ? List.of() : desk.prunes(getJob().id(), LAST_PRUNES);
    }
    return prunes;
  }

  /** Its settings, or null where it is of another kind. */
  public LogSettings getLogs() {
    return getJob().settings().as(LogSettings.class).orElse(null);
  }

  /** What it found in each server's log. */
  public List<LogView> getLogged() {
    if (logged == null) {
      UUID id = getJob().id();
      logged =
          getLogs() == null
              ? List.of()
              : LogView.of(
                  getLogs(), getPair(), desk.looks(id, LAST_LOOKS), desk.logged(id, MOST_LOGGED));
    }
    return logged;
  }

  /** The icon of a kind of message. */
  public String logMark(KnownKind kind) {
    return LogView.mark(kind);
  }

  public List<PlaceLine> getPlaces() {
    return switch (getJob().settings()) {
      case RsyncSettings rsync -> trees(rsync.everywhere());
      case ZfsSettings zfs ->
          zfs.places().stream().map(p -> new PlaceLine(name(p.server()), p.dataset(), "")).toList();
      case CountSettings count -> List.of();
      case BackupSettings backup -> trees(backup.places());
      case RehearsalSettings rehearsal -> trees(rehearsal.places());
      case PruneSettings prune -> trees(prune.places());
      case LogSettings logs ->
          logs.places().stream().map(p -> new PlaceLine(name(p.server()), p.folder(), "")).toList();
    };
  }

  private List<PlaceLine> trees(List<TreePlace> places) {
    return places.stream()
        .map(p -> new PlaceLine(anywhere(p.server()), p.path(), p.mount()))
        .toList();
  }

  /** The name of a server of the pair or of a second medium. */
  private String anywhere(UUID place) {
    return getPair().server(place).map(Instance::name).orElseGet(() -> targets.get(place).name());
  }

  public boolean isMayEdit() {
    return user.may(Right.EDIT, getJob().customer());
  }

  public boolean isMayRun() {
    return user.may(Right.RUN, getJob().customer());
  }

  /** Reads the servers, starts it, and goes to the run; what stands against it is said. */
  public String runNow() {
    return begun(() -> start.now(getJob().id(), "", false));
  }

  private String begun(Supplier<RunView> starting) {
    try {
      return "/runs/run.xhtml?faces-redirect=true&id=" + starting.get().run().id();
    } catch (PairBusy busy) {
      said.held(busy);
    } catch (Refused refused) {
      said.failed(refused.text());
    }
    return again();
  }

  public String pause() {
    return paused(true);
  }

  /** Lets the schedule start it again. */
  public String goOn() {
    return paused(false);
  }

  private String paused(boolean paused) {
    Job changed = desk.pause(getJob().id(), paused);
    said.done(
        Text.of(
            paused ? "jobpages.said.paused" : "jobpages.said.continued", "name", changed.name()));
    return again();
  }

  private String again() {
    return "/jobs/job.xhtml?faces-redirect=true&id=" + getJob().id();
  }
}
