package pairkeeper.web.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.Site;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;

/** All customers; what is searched for stands in the address. */
@Named
@RequestScoped
public class CustomersPage {
  @Inject private Customers customers;
  @Inject private Sites sites;
  @Inject private Pairs pairs;
  @Inject private CurrentUser user;

  private String q;
  private boolean archived;
  private List<Line> lines;

  /** One customer of the list. */
  public record Line(Customer customer, List<Site> sites, long pairs) {

    /** The first site, by whose clock the customer lives, or null. */
    public Site first() {
      return sites.isEmpty() ? null : sites.get(0);
    }
  }

  public List<Line> getLines() {
    if (lines == null) {
      Map<UUID, Long> count =
          pairs.find(PairFilter.none()).stream()
              .collect(Collectors.groupingBy(s -> s.pair().customer(), Collectors.counting()));
      var places = sites.all().stream().collect(Collectors.groupingBy(Site::customer));
      lines =
          customers.find(q, archived).stream()
              .map(c ->
                  new Line(
                      c, places.getOrDefault(c.id(), List.of()), count.getOrDefault(c.id(), 0L)))
              .toList();
    }
    return lines;
  }

  /**
   * Whether there is no customer at all yet, so that the page teaches instead of saying "none
   * found".
   */
  public boolean isFresh() {
    return getLines().isEmpty() && (q == null || q.isBlank()) && !archived;
  }

  public long getPairs() {
    return getLines().stream().mapToLong(Line::pairs).sum();
  }

  public boolean isMayAdd() {
    return user.may(Right.EDIT, null);
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }

  public boolean isArchived() {
    return archived;
  }

  public void setArchived(boolean archived) {
    this.archived = archived;
  }
}
