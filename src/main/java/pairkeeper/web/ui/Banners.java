package pairkeeper.web.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Site;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;

/** Makes the banner of a pair from the inventory. */
@RequestScoped
public class Banners {
  @Inject Pairs pairs;
  @Inject Customers customers;
  @Inject Sites sites;

  public PairBanner of(UUID pair) {
    return of(pairs.get(pair));
  }

  public PairBanner of(Pair pair) {
    Site site = sites.get(pair.site());
    String place = site.place().isEmpty() ? site.name() : site.place();
    return PairBanner.of(pair, customers.get(pair.customer()).name(), place, site.zone());
  }
}
