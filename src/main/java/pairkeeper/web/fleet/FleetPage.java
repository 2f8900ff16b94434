package pairkeeper.web.fleet;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.web.ui.Said;

/** The fleet: what needs a person, worst first, then all pairs with search and chips in the address. */
@Named
@RequestScoped
public class FleetPage {
  private static final int AT_FIRST = 50;

  private FleetList list;
  private Pairs pairs;
  private Said said;
  private HttpServletRequest request;
  private List<FleetRow> found;

  protected FleetPage() {}

  @Inject
  FleetPage(FleetList list, Pairs pairs, Said said, HttpServletRequest request) {
    this.list = list;
    this.pairs = pairs;
    this.said = said;
    this.request = request;
  }

  /** One filter: its icon, how many pairs it leaves, where it leads, whether it is on. */
  public record Chip(String mark, long count, String address, boolean on) {}

  private List<FleetRow> found() {
    if (found == null) {
      String words = getWords().toLowerCase(Locale.ROOT);
      found =
          words.isEmpty()
              ? list.rows(PairFilter.none())
              : matching(words, list.rows(PairFilter.none()));
    }
    return found;
  }

  private List<FleetRow> matching(String words, List<FleetRow> all) {
    var byServer =
        list.rows(new PairFilter(words, null, null, "", false)).stream()
            .map(FleetRow::id)
            .collect(java.util.stream.Collectors.toSet());
    return all.stream()
        .filter(
            r ->
                byServer.contains(r.id())
                    || r.customer().toLowerCase(Locale.ROOT).contains(words)
                    || r.place().toLowerCase(Locale.ROOT).contains(words))
        .toList();
  }

  /** What is looked for, "" for all. */
  public String getWords() {
    String words = request.getParameter("q");
    return words == null ? "" : words.strip();
  }

  private String group() {
    String group = request.getParameter("state");
    return group == null ? "" : group;
  }

  /** Pairs that need a person, worst first. */
  public List<FleetRow> getNeeds() {
    return found().stream().filter(FleetRow::needsPerson).toList();
  }

  /** Pairs that fit search and chip; the first fifty unless all are asked for. */
  public List<FleetRow> getRows() {
    var fitting = fitting();
    return "1".equals(request.getParameter("all")) || fitting.size() <= AT_FIRST
        ? fitting
        : fitting.subList(0, AT_FIRST);
  }

  private List<FleetRow> fitting() {
    return group().isEmpty()
        ? found()
        : found().stream().filter(r -> r.group().equals(group())).toList();
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
    return List.of("", "person", "watch", "unknown", "ok").stream()
        .map(this::chip)
        .filter(c -> c.count() > 0 || c.on() || c.mark().isEmpty())
        .toList();
  }

  private Chip chip(String group) {
    long count =
        group.isEmpty()
            ? found().size()
            : found().stream().filter(r -> r.group().equals(group)).count();
    return new Chip(group, count, address(group, false), group.equals(group()));
  }

  /** The address of this view with every pair on it. */
  public String getAllAddress() {
    return address(group(), true);
  }

  private String address(String group, boolean all) {
    var address = new StringBuilder(request.getContextPath()).append("/fleet/index.xhtml");
    char next = '?';
    if (!getWords().isEmpty()) {
      address.append(next).append("q=").append(URLEncoder.encode(getWords(), StandardCharsets.UTF_8));
      next = '&';
    }
    if (List.of("person", "watch", "unknown", "ok").contains(group)) {
      address.append(next).append("state=").append(group);
      next = '&';
    }
    return all ? address.append(next).append("all=1").toString() : address.toString();
  }

  /** The person looks after that pair's trouble from now on. */
  public String take(UUID pair) {
    pairs.take(pair);
    said.done(Text.of("fleet.taken", "pair", pairs.get(pair).name()));
    return address("", false).replaceFirst("\\?.*", "") + "?faces-redirect=true";
  }
}
