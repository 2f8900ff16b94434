package pairkeeper.web.setup;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.PairFilter;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.setup.SetUpChoices;
import pairkeeper.ops.setup.SetUpDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** The choices of a set-up; without a pair in the address, the list of pairs to choose from. */
@Named
@ViewScoped
public class SetUpPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Pairs pairs;
  @Inject private transient SetUpDesk desk;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private UUID pair;
  private boolean slot = SetUpChoices.usual().slot();
  private String slotCap = SetUpChoices.usual().slotCap();
  private String copyRate = SetUpChoices.usual().copyRate();
  private String existing = "refuse";

  /** Reads both servers and stores the plan; goes on to its preview. */
  public String preview() {
    try {
      var plan =
          desk.prepare(
              pair,
              new SetUpChoices(
                  slot,
                  slotCap.strip(),
                  copyRate == null ? "" : copyRate.strip(),
                  existing.equals("aside")));
      return "/setup/preview.xhtml?faces-redirect=true&plan=" + plan.id();
    } catch (Refused refused) {
      said.refused(refused);
      return null;
    }
  }

  public List<PairSheet> getChoosable() {
    return pairs.find(PairFilter.none());
  }

  public Pair getChosen() {
    return pair == null ? null : pairs.get(pair);
  }

  public PairBanner getBanner() {
    return banners.of(pair);
  }

  public UUID getPair() {
    return pair;
  }

  public void setPair(UUID pair) {
    this.pair = pair;
  }

  public boolean isSlot() {
    return slot;
  }

  public void setSlot(boolean slot) {
    this.slot = slot;
  }

  public String getSlotCap() {
    return slotCap;
  }

  public void setSlotCap(String slotCap) {
    this.slotCap = slotCap;
  }

  public String getCopyRate() {
    return copyRate;
  }

  public void setCopyRate(String copyRate) {
    this.copyRate = copyRate;
  }

  public String getExisting() {
    return existing;
  }

  public void setExisting(String existing) {
    this.existing = existing;
  }
}
