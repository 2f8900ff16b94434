package pairkeeper.web.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.health.Failback;
import pairkeeper.core.health.Outlook;
import pairkeeper.core.health.Readiness;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.platform.Recognition.Apart;
import pairkeeper.core.platform.Recognition.Replicating;
import pairkeeper.core.rehearsal.Rehearsal;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.failover.FailoverDesk;
import pairkeeper.ops.inventory.Homes;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Recognitions;
import pairkeeper.ops.jobs.JobDesk;
import pairkeeper.ops.monitoring.Failbacks;
import pairkeeper.ops.monitoring.LastSeen;
import pairkeeper.ops.monitoring.PairStatus;
import pairkeeper.ops.monitoring.StatusBoard;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PageFigures;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;
import pairkeeper.web.ui.TopologyView;

/** One pair: how it is and why, its picture, lag, runs and notes, and the ways to act on it. */
@Named
@RequestScoped
public class PairPage {
  private static final int LAST_RUNS = 8;

  @Inject private Pairs pairs;
  @Inject private Recognitions recognitions;
  @Inject private StatusBoard board;
  @Inject private LastSeen lastSeen;
  @Inject private Failbacks failbacks;
  @Inject private Homes homes;
  @Inject private FailoverDesk failover;
  @Inject private RunDesk runs;
  @Inject private JobDesk jobs;
  @Inject private Banners banners;
  @Inject private PageFigures show;
  @Inject private CurrentUser user;
  @Inject private Clock clock;
  @Inject private Said said;
  @Inject private HttpServletRequest request;

  private PairSheet sheet;
  private PairStatus status;
  private LagChart chart;
  private List<Run> newest;
  private Optional<Failback> failback;
  private Optional<Rehearsal> rehearsed;

  /** One reason why it is not healthy, with its icon. */
  public record Why(String mark, Text text, java.time.Instant since) {}

  /** One line of trouble in a server's own log. */
  public record LogLine(String server, String line, java.time.Instant readAt) {}

  /** The pair that the address names; NotThere when the person may not see it. */
  public PairSheet getSheet() {
    if (sheet == null) {
      sheet = pairs.sheet(id());
    }
    return sheet;
  }

  private UUID id() {
    try {
      return UUID.fromString(String.valueOf(request.getParameter("id")));
    } catch (IllegalArgumentException noId) {
      throw new NotThere("pair", new UUID(0, 0));
    }
  }

  public Pair getPair() {
    return getSheet().pair();
  }

  private PairStatus status() {
    if (status == null) {
      status = board.of(getPair());
    }
    return status;
  }

  public Verdict getVerdict() {
    return status().verdict();
  }

  /** Icon of its state. */
  public String getMark() {
    return mark(getVerdict().kind());
  }

  private String mark(Verdict.Kind kind) {
    return switch (kind) {
      case SPLIT_BRAIN, DIVERGED, CRITICAL, NO_STANDBY -> "person";
      case WARNING -> "watch";
      case UNKNOWN -> getVerdict().asOf() == null ? "unknown" : "stale";
      case HEALTHY -> "ok";
    };
  }

  /** Key of its state's word. */
  public String getWord() {
    boolean stale = getMark().equals("stale");
    return stale ? "fleet.state.stale" : "fleet.state." + getVerdict().kind().word();
  }

  /** Why it is not healthy, worst first. */
  public List<Why> getReasons() {
    return getVerdict().reasons().stream()
        .map(r -> new Why(mark(r.kind()), r.text(), status().since().get(r.id())))
        .toList();
  }

  /** Recent trouble in the servers' own logs, newest first. */
  public List<LogLine> getLog() {
    return getPair().servers().stream()
        .filter(server -> status().newest().containsKey(server.id()))
        .flatMap(server ->
            status().newest().get(server.id()).log().stream()
                .map(t -> new LogLine(server.name(), t.line(), t.readAt())))
        .sorted(Comparator.comparing(LogLine::readAt).reversed())
        .toList();
  }

  /** Whether one could act now, as watching sees it; a rejoin only where somebody could return. */
  public List<Readiness> getReadiness() {
    Outlook outlook = status().outlook();
    boolean apart =
        outlook.rejoin().reasons().stream().noneMatch(r -> r.id().equals("nothing-to-rejoin"));
    return apart
        ? List.of(outlook.failover(), outlook.switchover(), outlook.rejoin())
        : List.of(outlook.failover(), outlook.switchover());
  }

  /** What a failover now would lose at most. */
  public LossEstimate getLoss() {
    return failover.lossNow(status());
  }

  public PairBanner getBanner() {
    return banners.of(getPair());
  }

  public TopologyView getPicture() {
    return new PairPicture(status(), show::time).view();
  }

  /** 7 when the week is asked for, else 1. */
  public int getDays() {
    return "7".equals(request.getParameter("days")) ? 7 : 1;
  }

  public LagChart getChart() {
    if (chart == null) {
      Duration back = Duration.ofDays(getDays());
      chart = LagChart.of(lastSeen.lag(getPair().id(), back), clock.instant(), back);
    }
    return chart;
  }

  /** Its newest runs. */
  public List<Run> getRuns() {
    if (newest == null) {
      newest = runs.runs(RunFilter.ofPair(getPair().id()), 0, LAST_RUNS);
    }
    return newest;
  }

  /** Its newest run, if it succeeded and something in it did not; else null. */
  public Run getRemarked() {
    return getRuns().stream()
        .limit(1)
        .filter(run -> run.state() == RunState.SUCCEEDED && run.remark() != null)
        .findFirst()
        .orElse(null);
  }

  /** The server that its customer wants as the primary, or null. */
  public Instance getPreferred() {
    return getPair().server(homes.of(getPair().id()).server()).orElse(null);
  }

  /** The newest rehearsal of a failover on a copy of the standby, or null. */
  public Rehearsal getRehearsed() {
    if (rehearsed == null) {
      rehearsed = jobs.rehearsed(getPair().id());
    }
    return rehearsed.orElse(null);
  }

  /** Whether it could go back to that server; null while that one is primary, or cannot be. */
  public Failback getFailback() {
    if (failback == null) {
      failback = failbacks.of(getPair()).filter(back -> back.state() != Failback.State.NOT_TARGET);
    }
    return failback.orElse(null);
  }

  /** The run that holds it now, or null. */
  public Run getHolding() {
    return runs.holding(getPair().id()).orElse(null);
  }

  /** Those that have let it go and still want something. */
  public List<Run> getBeside() {
    return runs.beside(getPair().id());
  }

  /** Whether replication was never set up here. */
  public boolean isSetUpMissing() {
    return getVerdict().reasons().stream().anyMatch(r -> r.id().equals("not-set-up"));
  }

  /** Whether there is a server to fail over to. */
  public boolean isFailable() {
    return getPair().standby().isPresent();
  }

  /** The server that waits to come back, or null. */
  public Instance getFenced() {
    return getPair().fenced().orElse(null);
  }

  /** Whether a failover is what may help: its primary is silent. */
  public boolean isPrimarySilent() {
    return getVerdict().reasons().stream().anyMatch(r -> r.id().equals("primary-silent"));
  }

  public boolean isMayOperate() {
    return user.may(Right.RUN, getPair().customer());
  }

  public boolean isMayEdit() {
    return user.may(Right.EDIT, getPair().customer());
  }

  /** Whether the roles seem to have been entered the wrong way round, and may still be turned. */
  public boolean isRolesOpen() {
    return isMayEdit()
        && getVerdict().reasons().stream().anyMatch(r -> r.id().equals("primary-in-recovery"))
        && recognitions.open(getPair().id());
  }

  /** Reads the servers again and takes the roles that they have. */
  public String takeRoles() {
    switch (recognitions.take(getPair().id())) {
      case Replicating found -> said.done(Text.of("pair.said.roles-taken"));
      case Apart apart -> said.failed(apart.said());
    }
    return again();
  }

  /** The person looks after its trouble from now on. */
  public String take() {
    pairs.take(getPair().id());
    said.done(Text.of("fleet.taken", "pair", getPair().name()));
    return again();
  }

  /** Nobody looks after it any more. */
  public String giveBack() {
    pairs.giveBack(getPair().id());
    said.done(Text.of("pair.given-back", "pair", getPair().name()));
    return again();
  }

  private String again() {
    return "/monitoring/pair.xhtml?faces-redirect=true&id=" + getPair().id();
  }
}
