package pairkeeper.web.failover;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.runbook.Analyze;
import pairkeeper.core.runbook.Death.Viewpoint;
import pairkeeper.core.runbook.FailoverFacts;
import pairkeeper.core.runbook.FailoverOptions.Fence;
import pairkeeper.core.runbook.Heir;
import pairkeeper.ops.failover.FailoverChoices;
import pairkeeper.ops.failover.FailoverDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** Evidence that a primary is dead, what would be lost, and the choices of a failover. */
@Named
@ViewScoped
public class FailoverPage implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How long the page waits for three attempts of every viewpoint. */
  private static final Duration EVIDENCE = Duration.ofSeconds(25);

  @Inject private transient FailoverDesk desk;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private transient FailoverFacts facts;
  private UUID pair;
  private UUID to;
  private String fence;
  private String attestation;
  private String command;
  private String analyze = Analyze.ANALYZE.name();
  private String testQuery;

  /** Where there is nothing to fail over to, the pair's page says so. */
  public String load() {
    try {
      facts();
      return null;
    } catch (Refused refused) {
      said.failed(refused.text());
      return "/monitoring/pair.xhtml?faces-redirect=true&id=" + pair;
    }
  }

  /** Stores the plan on fresh evidence; goes on to its confirmation. */
  public String preview() {
    try {
      var choices =
          new FailoverChoices(
              Fence.valueOf(fence),
              text(attestation).strip(),
              Arrays.stream(text(command).strip().split("\\s+")).filter(w -> !w.isEmpty()).toList(),
              Analyze.valueOf(analyze),
              text(testQuery).strip(),
              to);
      var plan = desk.prepare(pair, choices, EVIDENCE);
      return "/failover/confirm.xhtml?faces-redirect=true&plan=" + plan.id();
    } catch (Refused refused) {
      said.refused(refused);
      return null;
    }
  }

  private FailoverFacts facts() {
    if (pair == null) {
      throw new NotThere("pair", null);
    }
    if (facts == null) {
      facts = desk.facts(pair, to);
    }
    return facts;
  }

  public Pair getShown() {
    return facts().pair();
  }

  public String getOld() {
    return facts().oldPrimary().name();
  }

  public String getTarget() {
    return facts().target().name();
  }

  /** Standbys that could be promoted instead. */
  public List<Instance> getOthers() {
    return Heir.others(getShown(), facts().target());
  }

  public UUID getTo() {
    return to;
  }

  public void setTo(UUID to) {
    this.to = to;
  }

  public LossEstimate getLoss() {
    return facts().loss();
  }

  public DeathView getDeath() {
    return DeathView.of(facts().death());
  }

  /** Whether anything speaks for the primary: then this is the wrong page. */
  public boolean isAlive() {
    return facts().death().answersTo(Viewpoint.CONSOLE_SQL)
        || facts().death().answersTo(Viewpoint.STANDBY_LOGIN);
  }

  public List<Fence> getFences() {
    return List.of(Fence.values());
  }

  public List<Analyze> getAnalyzes() {
    return List.of(Analyze.values());
  }

  public PairBanner getBanner() {
    return banners.of(getShown());
  }

  /** What fits what was heard: a host that answers is stopped, of a silent one somebody attests. */
  public String getFence() {
    if (fence == null) {
      fence =
          facts().death().answersTo(Viewpoint.CONSOLE_SSH)
              ? Fence.STOP.name()
              : Fence.ATTEST.name();
    }
    return fence;
  }

  public void setFence(String fence) {
    this.fence = fence;
  }

  public UUID getPair() {
    return pair;
  }

  public void setPair(UUID pair) {
    this.pair = pair;
  }

  public String getAttestation() {
    return attestation;
  }

  public void setAttestation(String attestation) {
    this.attestation = attestation;
  }

  public String getCommand() {
    return command;
  }

  public void setCommand(String command) {
    this.command = command;
  }

  public String getAnalyze() {
    return analyze;
  }

  public void setAnalyze(String analyze) {
    this.analyze = analyze;
  }

  public String getTestQuery() {
    return testQuery;
  }

  public void setTestQuery(String testQuery) {
    this.testQuery = testQuery;
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }
}
