package pairkeeper.web.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.health.Readiness.Act;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.runbook.Analyze;
import pairkeeper.core.runbook.FailoverGuards;
import pairkeeper.core.runbook.FailoverOptions.Fence;
import pairkeeper.ops.failover.FailoverChoices;
import pairkeeper.ops.failover.FailoverDesk;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.rejoin.RejoinChoices;
import pairkeeper.ops.rejoin.RejoinDesk;
import pairkeeper.ops.switchover.SwitchoverDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardReading;
import pairkeeper.web.ui.PairBanner;

/** Could we act now? All guards of one runbook, read on the servers at this moment; a dry run. */
@Named
@RequestScoped
public class CheckPage {
  /** For three attempts at the primary from every viewpoint. */
  private static final Duration EVIDENCE = Duration.ofSeconds(25);

  @Inject private Pairs pairs;
  @Inject private FailoverDesk failover;
  @Inject private SwitchoverDesk switchover;
  @Inject private RejoinDesk rejoin;
  @Inject private Banners banners;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  private Pair pair;
  private GuardReading reading;
  private Instant readAt;

  /** The pair that the address names; NotThere when the person may not see it. */
  public Pair getPair() {
    if (pair == null) {
      pair = pairs.get(id());
    }
    return pair;
  }

  private UUID id() {
    try {
      return UUID.fromString(String.valueOf(request.getParameter("pair")));
    } catch (IllegalArgumentException noId) {
      throw new NotThere("pair", new UUID(0, 0));
    }
  }

  /** The runbook that the address names. */
  public Act getAct() {
    return List.of(Act.values()).stream()
        .filter(act -> act.word().equals(request.getParameter("runbook")))
        .findFirst()
        .orElseThrow(() -> new NotThere("runbook", new UUID(0, 0)));
  }

  /** Reads the servers once for each request. */
  public GuardReading getReading() {
    if (reading == null) {
      reading = GuardReading.of(this::guards);
      readAt = clock.instant();
    }
    return reading;
  }

  private List<GuardResult> guards() {
    UUID id = getPair().id();
    return switch (getAct()) {
      case FAILOVER -> failover.guards(id, choices(), EVIDENCE);
      case SWITCHOVER -> switchover.guards(id, null);
      case REJOIN -> rejoin.guards(id, RejoinChoices.usual());
    };
  }

  private static FailoverChoices choices() {
    return new FailoverChoices(Fence.STOP, "", List.of(), Analyze.ANALYZE, "", null);
  }

  /** When the reading was done. */
  public Instant getReadAt() {
    getReading();
    return readAt;
  }

  /** How many guards block; those of the primary's death not: they wait for the hour itself. */
  public long getBlocks() {
    return getReading().guards().against().stream()
        .filter(row -> row.word().equals("block") && !FailoverGuards.OF_DEATH.contains(row.id()))
        .count();
  }

  /** How many guards block because nothing has happened to the primary. */
  public long getWaiting() {
    return getReading().guards().blocks() - getBlocks();
  }

  /** Icon of the answer. */
  public String getMark() {
    return getReading().unread() != null ? "unknown" : getBlocks() == 0 ? "ok" : "no";
  }

  /** {@code yes}, {@code no} or {@code unread}. */
  public String getAnswer() {
    return getReading().unread() != null ? "unread" : getBlocks() == 0 ? "yes" : "no";
  }

  public PairBanner getBanner() {
    return banners.of(getPair());
  }
}
