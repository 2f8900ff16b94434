package pairkeeper.web.runs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.RunFilter;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.review.ReviewDesk;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.web.ui.AddressWords;

/** All runs, newest first, with search, state, pair and page in the address. */
@Named
@RequestScoped
public class RunsPage {
  private static final int PAGE = 50;
  private static final Map<String, Set<RunState>> GROUPS = groups();

  private RunDesk desk;
  private ApprovalDesk approvals;
  private ReviewDesk reviews;
  private Integer due;
  private AddressWords address;
  private List<RunRow> rows;
  private Set<UUID> alone;
  private List<ApprovalRequest> asked;

  protected RunsPage() {}

  @Inject
  RunsPage(RunDesk desk, ApprovalDesk approvals, ReviewDesk reviews, AddressWords address) {
    this.desk = desk;
    this.approvals = approvals;
    this.reviews = reviews;
    this.address = address;
  }

  /** One filter: its name, how many runs it leaves, where it leads, whether it is on. */
  public record Chip(String name, long count, String address, boolean on) {}

  private static Map<String, Set<RunState>> groups() {
    var groups = new LinkedHashMap<String, Set<RunState>>();
    groups.put("all", Set.of());
    groups.put("waiting", Set.of(RunState.AWAITING_PERSON, RunState.AWAITING_APPROVAL));
    groups.put("going", Set.of(RunState.PLANNED, RunState.RUNNING, RunState.INTERRUPTED));
    groups.put("failed", Set.of(RunState.FAILED));
    groups.put("over", Set.of(RunState.SUCCEEDED));
    groups.put("abandoned", Set.of(RunState.ABANDONED));
    return groups;
  }

  /** What is looked for, "" for all. */
  public String getWords() {
    return address.text("q");
  }

  private String group() {
    return GROUPS.containsKey(address.text("state")) ? address.text("state") : "all";
  }

  /** The pair whose runs are shown, or null for all. */
  public UUID getPair() {
    return address.id("pair");
  }

  private int page() {
    return address.page();
  }

  private RunFilter filter(String group) {
    return new RunFilter(getPair(), null, null, "", GROUPS.get(group), getWords());
  }

  public List<RunRow> getRows() {
    if (rows == null) {
      rows =
          desk.runs(filter(group()), (page() - 1) * PAGE, PAGE).stream().map(RunRow::of).toList();
    }
    return rows;
  }

  /** Those of the shown runs that were started without their approval and are not reviewed. */
  public Set<UUID> getAlone() {
    if (alone == null) {
      alone = new HashSet<>(approvals.withoutApproval(getRows().stream().map(RunRow::id).toList()));
      alone.removeAll(reviews.signed(alone));
    }
    return alone;
  }

  /** How many runs wait for their review. */
  public int getDue() {
    if (due == null) {
      due = getPair() == null ? reviews.due().size() : 0;
    }
    return due;
  }

  /** What waits for a second person, of the pair whose runs are shown or of all. */
  public List<ApprovalRequest> getAsked() {
    if (asked == null) {
      asked = approvals.waiting(getPair());
    }
    return asked;
  }

  public long getTotal() {
    return desk.count(filter(group()));
  }

  public long getWaiting() {
    return desk.count(filter("waiting"));
  }

  public long getRunning() {
    return desk.count(filter("going"));
  }

  /** Whether there is no run at all, so that the page has to teach. */
  public boolean isFresh() {
    return getWords().isEmpty() && getPair() == null && desk.count(RunFilter.all()) == 0;
  }

  /** The filters by state; one without runs is left out unless it is on. */
  public List<Chip> getChips() {
    return GROUPS.keySet().stream()
        .map(g -> new Chip(g, desk.count(filter(g)), address(g, 1), g.equals(group())))
        .filter(c -> c.count() > 0 || c.on() || c.name().equals("all"))
        .toList();
  }

  /** The address of the next older page, or "". */
  public String getOlder() {
    return (long) page() * PAGE < getTotal() ? address(group(), page() + 1) : "";
  }

  /** The address of the next newer page, or "". */
  public String getNewer() {
    return page() > 1 ? address(group(), page() - 1) : "";
  }

  private String address(String group, int page) {
    var given = new LinkedHashMap<String, String>();
    given.put("q", getWords());
    given.put("pair", getPair() == null ? "" : getPair().toString());
    given.put("state", group.equals("all") ? "" : group);
    given.put("page", page == 1 ? "" : String.valueOf(page));
    return address.to("/runs/index.xhtml", given);
  }
}
