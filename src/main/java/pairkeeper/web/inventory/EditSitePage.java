package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.SiteForm;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.web.ui.Said;
import pairkeeper.web.ui.Viewer;

/** The form of a site: its clock and its maintenance windows. */
@Named
@ViewScoped
public class EditSitePage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Sites sites;
  @Inject private transient Said said;
  @Inject private transient Viewer viewer;

  private UUID id;
  private UUID customer;
  private boolean loaded;
  private String name;
  private String place;
  private String timeZone;
  private final List<WindowFields> windows = new ArrayList<>();
  private final Editing editing = new Editing();

  /** One day of the week with its short name for the reader. */
  public record Day(String value, String label) {}

  /** Fills the form when the page is opened. */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (id == null) {
      timeZone = sites.first(customer).timeZone();
      windows.add(new WindowFields());
      return;
    }
    Site s = sites.get(id);
    customer = s.customer();
    editing.opened(s.stamp());
    name = s.name();
    place = s.place();
    timeZone = s.timeZone();
    s.windows().forEach(w -> windows.add(WindowFields.of(w)));
    if (windows.isEmpty()) {
      windows.add(new WindowFields());
    }
  }

  public String save() {
    return editing.store(
        said,
        () -> {
          var form = new SiteForm(Typed.text(name), place, timeZone, agreed());
          Site stored =
              id == null ? sites.add(customer, form) : sites.change(id, editing.version(), form);
          said.done(Text.of("inventory.said.site-stored", "name", stored.name()));
          return back();
        });
  }

  /** What was typed goes over what the other person stored. */
  public String saveMine() {
    editing.overrule();
    return save();
  }

  public String archive() {
    return editing.archive(
        said,
        () -> {
          sites.archive(id, editing.version());
          said.done(Text.of("inventory.said.site-archived", "name", name));
          return back();
        });
  }

  private String back() {
    return "/inventory/customer.xhtml?faces-redirect=true&id=" + customer;
  }

  public void addWindow() {
    windows.add(new WindowFields());
  }

  private List<MaintenanceWindow> agreed() {
    var agreed = new ArrayList<MaintenanceWindow>();
    for (int i = 0; i < windows.size(); i++) {
      if (!windows.get(i).blank()) {
        try {
          agreed.add(windows.get(i).toWindow());
        } catch (Refused r) {
          throw new Refused(r.field() + i, r.text());
        }
      }
    }
    return agreed;
  }

  public List<WindowFields> getWindows() {
    return windows;
  }

  public List<Day> getDays() {
    return List.of(DayOfWeek.values()).stream()
        .map(d ->
            new Day(d.name(), d.getDisplayName(TextStyle.SHORT_STANDALONE, viewer.getLocale())))
        .toList();
  }

  public Conflict getConflict() {
    return editing.conflict();
  }

  public List<String> getZones() {
    return Zones.ALL;
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public UUID getCustomer() {
    return customer;
  }

  public void setCustomer(UUID customer) {
    this.customer = customer;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }

  public String getTimeZone() {
    return timeZone;
  }

  public void setTimeZone(String timeZone) {
    this.timeZone = timeZone;
  }
}
