package pairkeeper.web.fleet;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.web.ui.Said;

/**
 * The fleet: what needs a person, worst first, then all pairs with search, chips and pages in the
 * address. However many pairs there are and however ill they are, one page is shown; counts are
 * always of all.
 */
@Named
@RequestScoped
public class FleetPage {
  /** Rows of one page. */
  static final int ROWS = 50;

  /** Pairs that need a person, before all others; all of them are under their own chip. */
  static final int FIRST = 10;

  private static final String PERSON = "person";

  private FleetList list;
  private Pairs pairs;
  private Said said;
  private HttpServletRequest request;
  private FleetView view;
  private List<FleetRow> found;
  private List<FleetRow> fitting;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> ready = new HashMap<>();

  protected FleetPage() {}

  @Inject
  FleetPage(FleetList list, Pairs pairs, Said said, HttpServletRequest request) {
    this.list = list;
    this.pairs = pairs;
    this.said = said;
    this.request = request;
  }

  /** One filter: its icon, how many pairs it leaves, where it leads, whether it is on. */
  public record Chip(String mark, int count, String address, boolean on) {}

  /** What of the fleet is shown; the page asked for, even where there are fewer. */
  FleetView view() {
    if (view == null) {
      view =
          FleetView.of(
              request.getParameter("q"),
              request.getParameter("state"),
              request.getParameter("ready"),
              request.getParameter("page"));
    }
    return view;
  }

  private List<FleetRow> found() {
    if (found == null) {
      found = list.rows(view().words());
      for (FleetRow row : found) {
        counts.merge(row.group(), 1, Integer::sum);
        ready.merge(row.ready(), 1, Integer::sum);
      }
    }
    return found;
  }

  private List<FleetRow> fitting() {
    if (fitting == null) {
      String group = view().group();
      String able = view().ready();
      fitting =
          found().stream()
              .filter(row -> group.isEmpty() || row.group().equals(group))
              .filter(row -> able.isEmpty() || row.ready().equals(able))
              .toList();
    }
    return fitting;
  }

  private int count(String group) {
    int all = found().size();
    return group.isEmpty() ? all : counts.getOrDefault(group, 0);
  }

  /** What is looked for, "" for all. */
  public String getWords() {
    return view().words();
  }

  /** The chip that is on, "" for all. */
  public String getGroup() {
    return view().group();
  }

  /** The chip of readiness that is on, "" for all. */
  public String getReady() {
    return view().ready();
  }

  /** How many pairs could not fail over right now, of those that the words fit. */
  public int getUnable() {
    found();
    return ready.getOrDefault("no", 0);
  }

  /** Where those are. */
  public String getUnableAddress() {
    return to(view().able("no"));
  }

  /** How many pairs need a person, of those that the words fit. */
  public int getNeeding() {
    return count(PERSON);
  }

  /** The worst of those that need a person; all of them are rows under their own chip. */
  public List<FleetRow> getWorst() {
    return isOfNeeding() ? List.of() : found().subList(0, Math.min(FIRST, getNeeding()));
  }

  /** How many more than {@link #getWorst} need a person. */
  public int getMore() {
    return getNeeding() - getWorst().size();
  }

  /** Whether exactly those that need a person are shown. */
  public boolean isOfNeeding() {
    return getGroup().equals(PERSON);
  }

  /** The rows of this page, worst first. */
  public List<FleetRow> getRows() {
    return fitting().subList(getFrom() == 0 ? 0 : getFrom() - 1, getTo());
  }

  /** Number of the first row, from 1; 0 when there is none. */
  public int getFrom() {
    return getTotal() == 0 ? 0 : (getPage() - 1) * ROWS + 1;
  }

  public int getTo() {
    return Math.min(getTotal(), getPage() * ROWS);
  }

  /** The page that is shown: the last one where the address names a later. */
  public int getPage() {
    return Math.min(view().page(), getPages());
  }

  public int getPages() {
    return Math.max(1, (getTotal() + ROWS - 1) / ROWS);
  }

  public int getTotal() {
    return fitting().size();
  }

  public int getCount() {
    return found().size();
  }

  public long getCustomers() {
    return found().stream().map(FleetRow::customerId).distinct().count();
  }

  /** Whether there is no pair at all, so that the page has to teach. */
  public boolean isBlank() {
    return found().isEmpty() && getWords().isEmpty();
  }

  /** The chips; one without pairs is left out unless it is on. */
  public List<Chip> getChips() {
    return Stream.concat(Stream.of(""), FleetView.GROUPS.stream())
        .map(group -> new Chip(group, count(group), to(view().in(group)), on(group)))
        .filter(c -> c.count() > 0 || c.on() || c.mark().isEmpty())
        .toList();
  }

  private boolean on(String group) {
    return group.equals(getGroup()) && (!group.isEmpty() || getReady().isEmpty());
  }

  /** The chips of those that could not fail over, or of which it is not known. */
  public List<Chip> getReadyChips() {
    found();
    return FleetView.READY.stream()
        .map(word -> readyChip(word, word.equals(getReady())))
        .filter(c -> c.on() || (c.count() > 0 && !c.mark().equals("yes")))
        .toList();
  }

  private Chip readyChip(String word, boolean on) {
    return new Chip(word, ready.getOrDefault(word, 0), to(view().able(word)), on);
  }

  /** Where all pairs that need a person are. */
  public String getNeedingAddress() {
    return to(view().in(PERSON));
  }

  public String getPreviousAddress() {
    return to(view().at(getPage() - 1));
  }

  public String getNextAddress() {
    return to(view().at(getPage() + 1));
  }

  private String to(FleetView other) {
    return request.getContextPath() + other.address();
  }

  /**
   * The person looks after that pair's trouble from now on. Which one, the pressed button says: the
   * list may have changed its order since the page was drawn.
   */
  public String take() {
    UUID pair = pressed(request.getParameter("take-it"));
    pairs.take(pair);
    said.done(Text.of("fleet.taken", "pair", pairs.get(pair).name()));
    String address = view().address();
    return address + (address.indexOf('?') < 0 ? "?" : "&") + "faces-redirect=true";
  }

  private static UUID pressed(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new NotThere("pair", new UUID(0, 0));
    }
  }
}
