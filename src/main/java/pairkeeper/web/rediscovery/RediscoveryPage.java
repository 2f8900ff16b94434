package pairkeeper.web.rediscovery;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.runbook.Rediscovery;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.rediscovery.RediscoveryDesk;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** What the servers of a pair say of it now, beside what the console believes. */
@Named
@ViewScoped
public class RediscoveryPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient RediscoveryDesk desk;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private transient Rediscovery seen;
  private UUID pair;
  private String typed;
  private String reason;

  /** Takes the pair as its servers say, and goes to its page. */
  public String take() {
    try {
      desk.take(pair, typed, reason);
      said.done(Text.of("rediscovery.taken", "pair", getShown().name()));
      return "/monitoring/pair.xhtml?faces-redirect=true&id=" + pair;
    } catch (PairBusy busy) {
      said.failed(Text.of("setup.refused.busy", "n", busy.number(), "holder", busy.holder()));
    } catch (Refused refused) {
      said.refused(refused);
    }
    return null;
  }

  /** Read once for each request. */
  public Rediscovery getSeen() {
    if (seen == null) {
      seen = desk.look(getShown().id());
    }
    return seen;
  }

  /** Why it cannot be taken like this, or null. */
  public Text getRefused() {
    return getSeen().refused().orElse(null);
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

  public UUID getPair() {
    return pair;
  }

  public void setPair(UUID pair) {
    this.pair = pair;
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
