package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Site;
import pairkeeper.core.run.Run;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.Occurrences;
import pairkeeper.store.runs.Runs;

/** All jobs that the person may see, with whose they are and how they went last. */
@ApplicationScoped
@Transactional
public class JobList {
  private Jobs jobs;
  private Runs runs;
  private Occurrences occurrences;
  private Pairs pairs;
  private Sites sites;
  private Customers customers;
  private CurrentUser user;

  protected JobList() {}

  @Inject
  JobList(
      Jobs jobs,
      Runs runs,
      Occurrences occurrences,
      Pairs pairs,
      Sites sites,
      Customers customers,
      CurrentUser user) {
    this.jobs = jobs;
    this.occurrences = occurrences;
    this.runs = runs;
    this.pairs = pairs;
    this.sites = sites;
    this.customers = customers;
    this.user = user;
  }

  /**
   * One job.
   *
   * @param zone of the pair's site, on whose clock it is due
   * @param last its newest run, or null
   * @param decided what became of its newest due time, or null
   */
  public record Listed(
      Job job, Pair pair, String customer, ZoneId zone, Run last, Occurrence decided) {}

  /**
   * Those of pairs in use that the person may see, in no order; a handful of queries however many
   * there are.
   */
  public List<Listed> all() {
    Map<UUID, Pair> pair =
        pairs.find(PairFilter.none()).stream()
            .map(PairSheet::pair)
            .collect(Collectors.toMap(Pair::id, p -> p));
    Map<UUID, ZoneId> zone = sites.all().stream().collect(Collectors.toMap(Site::id, Site::zone));
    Map<UUID, String> customer =
        customers.find("", false).stream().collect(Collectors.toMap(Customer::id, Customer::name));
    Map<UUID, Run> last = runs.newestOfJobs(user.customers());
    Map<UUID, Occurrence> decided = occurrences.newest();
    return jobs.all().stream()
        .filter(job -> pair.containsKey(job.pair()))
        .map(job ->
            new Listed(
                job,
                pair.get(job.pair()),
                customer.getOrDefault(job.customer(), ""),
                zone.getOrDefault(pair.get(job.pair()).site(), ZoneOffset.UTC),
                last.get(job.id()),
                decided.get(job.id())))
        .toList();
  }
}
