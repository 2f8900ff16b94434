package pairkeeper.web.rejoin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.runbook.RejoinMethod;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.rejoin.RejoinChoices;
import pairkeeper.ops.rejoin.RejoinDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardReading;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** Whether and how a server that was cut off can come back, and the choices of a rejoin. */
@Named
@ViewScoped
public class RejoinPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient RejoinDesk desk;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private transient GuardReading reading;
  private UUID pair;
  private String method = "auto";
  private String copyRate;

  /** Reads both servers again and stores the plan; goes on to its confirmation. */
  public String preview() {
    try {
      String rate = copyRate == null ? "" : copyRate.strip();
      var plan = desk.prepare(pair, new RejoinChoices(RejoinMethod.of(method), rate));
      return "/rejoin/confirm.xhtml?faces-redirect=true&plan=" + plan.id();
    } catch (Refused refused) {
      said.refused(refused);
      return null;
    }
  }

  /** The guards as they stand now; read once for each request. */
  public GuardReading getReading() {
    if (reading == null) {
      reading = GuardReading.of(() -> desk.guards(getShown().id(), RejoinChoices.usual()));
    }
    return reading;
  }

  public Pair getShown() {
    if (pair == null) {
      throw new NotThere("pair", null);
    }
    return pairs.get(pair);
  }

  /** Who comes back; in a pair that has nobody left the words of the page still have to stand. */
  public String getReturning() {
    return getShown().returning().map(server -> server.name()).orElse("–");
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

  public String getMethod() {
    return method;
  }

  public void setMethod(String method) {
    this.method = method;
  }

  public String getCopyRate() {
    return copyRate;
  }

  public void setCopyRate(String copyRate) {
    this.copyRate = copyRate;
  }
}
