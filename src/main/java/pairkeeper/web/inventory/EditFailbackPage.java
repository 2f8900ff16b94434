package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Homes;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** The form of who is to be primary and when going back to them is offered. */
@Named
@ViewScoped
public class EditFailbackPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Homes homes;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private UUID pair;
  private UUID preferred;
  private String afterMinutes;

  /** Fills the form when the page is opened. */
  public void load() {
    if (preferred == null) {
      Home home = homes.of(getShown().id());
      preferred = home.server();
      afterMinutes = Integer.toString(home.afterMinutes());
    }
  }

  public String save() {
    try {
      homes.change(pair, new Home(preferred, minutes()));
      said.done(Text.of("pair.failback.stored", "pair", getShown().name()));
      return "/monitoring/pair.xhtml?faces-redirect=true&id=" + pair;
    } catch (Refused refused) {
      said.refused(refused);
      return null;
    }
  }

  private int minutes() {
    String typed = Typed.text(afterMinutes);
    if (!typed.matches("[0-9]{1,6}")) {
      throw new Refused("afterMinutes", Text.of("pair.refused.failback-minutes"));
    }
    return Integer.parseInt(typed);
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

  public UUID getPreferred() {
    return preferred;
  }

  public void setPreferred(UUID preferred) {
    this.preferred = preferred;
  }

  public String getAfterMinutes() {
    return afterMinutes;
  }

  public void setAfterMinutes(String afterMinutes) {
    this.afterMinutes = afterMinutes;
  }
}
