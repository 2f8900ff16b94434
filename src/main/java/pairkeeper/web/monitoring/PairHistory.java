package pairkeeper.web.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairEvent;
import pairkeeper.ops.inventory.PairEvents;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.web.ui.AddressWords;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;

/**
 * Who had which role of a pair since when, standing orders and remarks; the page is in the address.
 */
@Named
@RequestScoped
public class PairHistory {
  private static final int LAST = 6;
  private static final int PAGE = 50;

  @Inject private PairEvents events;
  @Inject private Pairs pairs;
  @Inject private Banners banners;
  @Inject private AddressWords address;

  private Pair pair;
  private List<PairEvent> last;
  private List<PairEvent> found;

  /** The newest events of a pair that another page is about. */
  public List<PairEvent> newest(UUID pair) {
    if (last == null) {
      last = events.of(pair, LAST);
    }
    return last;
  }

  /** The pair that the address names; NotThere when the person may not see it. */
  public Pair getPair() {
    if (pair == null) {
      UUID id = address.id("pair");
      if (id == null) {
        throw new NotThere("pair", new UUID(0, 0));
      }
      pair = pairs.get(id);
    }
    return pair;
  }

  public PairBanner getBanner() {
    return banners.of(getPair());
  }

  /** Those of this page, and one more where an older page has some. */
  private List<PairEvent> found() {
    if (found == null) {
      found = events.of(getPair().id(), (address.page() - 1) * PAGE, PAGE + 1);
    }
    return found;
  }

  public List<PairEvent> getEvents() {
    return found().subList(0, Math.min(PAGE, found().size()));
  }

  /** Where newer ones are, "" when there are none. */
  public String getNewer() {
    return address.page() == 1 ? "" : at(address.page() - 1);
  }

  /** Where older ones are, "" when there are none. */
  public String getOlder() {
    return found().size() <= PAGE ? "" : at(address.page() + 1);
  }

  private String at(int page) {
    return address.to(
        "/monitoring/history.xhtml?pair=" + getPair().id(), Map.of("page", String.valueOf(page)));
  }
}
