package pairkeeper.web.switchover;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.runbook.Analyze;
import pairkeeper.core.runbook.Heir;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.switchover.SwitchoverChoices;
import pairkeeper.ops.switchover.SwitchoverDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardReading;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** Whether the roles of a pair could be exchanged now, and the choices of a switchover. */
@Named
@ViewScoped
public class SwitchoverPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient SwitchoverDesk desk;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private transient GuardReading reading;
  private UUID pair;
  private UUID to;
  private String analyze = Analyze.ANALYZE.name();
  private String testQuery;

  /** Reads both servers again and stores the plan; goes on to its confirmation. */
  public String preview() {
    try {
      String query = testQuery == null ? "" : testQuery.strip();
      var plan = desk.prepare(pair, new SwitchoverChoices(Analyze.valueOf(analyze), query, to));
      return "/switchover/confirm.xhtml?faces-redirect=true&plan=" + plan.id();
    } catch (Refused refused) {
      said.failed(refused.text());
      return null;
    }
  }

  /** The guards as they stand now; read once for each request. */
  public GuardReading getReading() {
    if (reading == null) {
      reading = GuardReading.of(() -> desk.guards(getShown().id(), to));
    }
    return reading;
  }

  public Pair getShown() {
    if (pair == null) {
      throw new NotThere("pair", null);
    }
    return pairs.get(pair);
  }

  /** The standby's name; without one the words of the page still have to stand. */
  public String getTarget() {
    return target().map(Instance::name).orElse("–");
  }

  /** Standbys that could be promoted instead. */
  public List<Instance> getOthers() {
    return Heir.others(getShown(), target().orElse(null));
  }

  private Optional<Instance> target() {
    Pair shown = getShown();
    return to == null ? shown.standby() : shown.server(to);
  }

  public UUID getTo() {
    return to;
  }

  public void setTo(UUID to) {
    this.to = to;
  }

  public PairBanner getBanner() {
    return banners.of(getShown());
  }

  public UUID getPair() {
    return pair;
  }

  public void setPair(UUID pair) {
    this.pair = pair;
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
}
