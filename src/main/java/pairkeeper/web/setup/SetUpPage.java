package pairkeeper.web.setup;

import jakarta.faces.event.AjaxBehaviorEvent;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Draft;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.ops.drafts.Drafts;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;
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

  /** The form's name among the drafts. */
  static final String DRAFT = "set-up";

  @Inject private transient Pairs pairs;
  @Inject private transient SetUpDesk desk;
  @Inject private transient RunDesk runs;
  @Inject private transient Drafts drafts;
  @Inject private transient Clock clock;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private UUID pair;
  private boolean slot = SetUpChoices.usual().slot();
  private String slotCap = SetUpChoices.usual().slotCap();
  private String copyRate = SetUpChoices.usual().copyRate();
  private String existing = "refuse";
  private Instant draftedAt;
  private UUID previewed;
  private transient Map<UUID, Instant> begun;

  /** Brings back what this person chose for this pair before and has not started. */
  public void load() {
    if (pair != null) {
      drafts.find(DRAFT, pair).ifPresent(this::take);
    }
  }

  private void take(Draft draft) {
    slot = Boolean.parseBoolean(draft.field("slot", Boolean.toString(slot)));
    slotCap = draft.field("slotCap", slotCap);
    copyRate = draft.field("copyRate", copyRate);
    existing = draft.field("existing", existing);
    draftedAt = draft.changedAt();
    previewed =
        Optional.of(draft.field("plan", ""))
            .filter(id -> !id.isEmpty())
            .map(UUID::fromString)
            .flatMap(runs::plan)
            .filter(plan -> plan.validUntil().isAfter(clock.instant()))
            .map(PlanView::id)
            .orElse(null);
  }

  /** Keeps what is chosen now; a changed choice no longer belongs to the plan made before. */
  public void keep(AjaxBehaviorEvent changed) {
    keep((UUID) null);
  }

  private void keep(UUID plan) {
    var fields = new HashMap<String, String>();
    fields.put("slot", Boolean.toString(slot));
    fields.put("slotCap", slotCap);
    fields.put("copyRate", copyRate);
    fields.put("existing", existing);
    fields.put("plan", plan == null ? null : plan.toString());
    drafts.keep(DRAFT, pair, fields);
  }

  /** Forgets the draft and begins with the usual choices. */
  public String startOver() {
    drafts.forget(DRAFT, pair);
    return "/setup/index.xhtml?faces-redirect=true&pair=" + pair;
  }

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
      keep(plan.id());
      return "/setup/preview.xhtml?faces-redirect=true&plan=" + plan.id();
    } catch (Refused refused) {
      said.refused(refused);
      return null;
    }
  }

  public List<PairSheet> getChoosable() {
    return pairs.find(PairFilter.none());
  }

  /** When this person last chose something for that pair and did not start; null if never. */
  public Instant begun(UUID other) {
    if (begun == null) {
      begun = new HashMap<>();
      drafts.begun(DRAFT).forEach(d -> begun.put(d.about(), d.changedAt()));
    }
    return begun.get(other);
  }

  /**
   * When the choices that were brought back were last changed; null if these are the usual ones.
   */
  public Instant getDraftedAt() {
    return draftedAt;
  }

  /** The plan that was made of these choices, while it can be started; else null. */
  public UUID getPreviewed() {
    return previewed;
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
