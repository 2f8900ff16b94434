package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.Moment;
import pairkeeper.core.hook.Occasion;
import pairkeeper.core.hook.Place;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Hooks;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PageTexts;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** The form of what a customer wants done before and after a change of roles. */
@Named
@ViewScoped
public class EditHooksPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Hooks stored;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient PageTexts texts;
  @Inject private transient Said said;

  private UUID pair;
  private boolean loaded;
  private final List<HookFields> hooks = new ArrayList<>();
  private final Editing editing = new Editing();

  /** One server or role with its name for the reader. */
  public record Where(String word, String label) {}

  /** Fills the form when the page is opened. */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    var sheet = stored.sheet(getShown().id());
    editing.opened(sheet.stamp());
    sheet.hooks().forEach(hook -> hooks.add(HookFields.of(hook)));
  }

  public String save() {
    var shown = hooks.stream().filter(hook -> !hook.isRemoved()).toList();
    return editing.store(
        said,
        refused -> ofList(refused, shown),
        () -> {
          stored.change(pair, editing.version(), typed(shown));
          said.done(Text.of("hooks.said.stored", "pair", getShown().name()));
          return "/monitoring/pair.xhtml?faces-redirect=true&id=" + pair;
        });
  }

  /** What was typed goes over what the other person stored. */
  public String saveMine() {
    editing.overrule();
    return save();
  }

  private static List<Hook> typed(List<HookFields> shown) {
    var typed = new ArrayList<Hook>();
    for (HookFields fields : shown) {
      try {
        typed.add(fields.toHook());
      } catch (Refused refused) {
        String at = "hooks[" + typed.size() + "].";
        throw new Refused(at + refused.field(), refused.text());
      }
    }
    return typed;
  }

  /** {@code hooks[1].command} becomes the id of that field, which counts the removed ones too. */
  private Refused ofList(Refused refused, List<HookFields> shown) {
    var named =
        java.util.regex.Pattern.compile("hooks\\[(\\d+)]\\.(\\w+)").matcher(refused.field());
    if (!named.matches()) {
      return refused;
    }
    int at = hooks.indexOf(shown.get(Integer.parseInt(named.group(1))));
    return new Refused(named.group(2) + at, refused.text());
  }

  public void addCommand() {
    hooks.add(new HookFields(true));
  }

  public void addQuestion() {
    hooks.add(new HookFields(false));
  }

  /** Changes its place with the one above it. */
  public void up(HookFields hook) {
    int at = hooks.indexOf(hook);
    int above = at - 1;
    while (above >= 0 && hooks.get(above).isRemoved()) {
      above--;
    }
    if (above >= 0) {
      hooks.set(at, hooks.get(above));
      hooks.set(above, hook);
    }
  }

  /** Which one it is for people, from 1. */
  public long number(HookFields hook) {
    return 1 + hooks.subList(0, hooks.indexOf(hook)).stream().filter(h -> !h.isRemoved()).count();
  }

  public List<HookFields> getHooks() {
    return hooks;
  }

  public boolean isNone() {
    return hooks.stream().allMatch(HookFields::isRemoved);
  }

  public List<Moment> getMoments() {
    return List.of(Moment.values());
  }

  public List<Occasion> getOccasions() {
    return List.of(Occasion.values());
  }

  /** Roles first, then the servers by name. */
  public List<Where> getPlaces() {
    return Stream.concat(
            Stream.of(Place.PRIMARY, Place.STANDBY)
                .map(p -> new Where(p.word(), texts.say(Text.of("hooks.place." + p.word())))),
            getShown().servers().stream().map(s -> new Where(s.id().toString(), s.name())))
        .toList();
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

  public Conflict getConflict() {
    return editing.conflict();
  }

  public UUID getPair() {
    return pair;
  }

  public void setPair(UUID pair) {
    this.pair = pair;
  }
}
