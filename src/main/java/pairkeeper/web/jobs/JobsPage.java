package pairkeeper.web.jobs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.ops.jobs.JobList;
import pairkeeper.web.ui.AddressWords;
import pairkeeper.web.ui.Viewer;

/** All jobs over all customers, worst first, with search, state, pair and page in the address. */
@Named
@RequestScoped
public class JobsPage {
  private static final int PAGE = 50;

  private JobList list;
  private Viewer viewer;
  private Clock clock;
  private AddressWords asked;
  private List<JobRow> found;
  private WeekCalendar week;

  protected JobsPage() {}

  @Inject
  JobsPage(JobList list, Viewer viewer, Clock clock, AddressWords asked) {
    this.list = list;
    this.viewer = viewer;
    this.clock = clock;
    this.asked = asked;
  }

  /** One filter: its name, its icon, how many jobs it leaves, where it leads, whether it is on. */
  public record Chip(String name, String mark, long count, String address, boolean on) {}

  /** Those that the words and the pair leave. */
  private List<JobRow> found() {
    if (found == null) {
      Instant now = clock.instant();
      found =
          list.all().stream()
              .filter(l -> getPair() == null || l.pair().id().equals(getPair()))
              .map(l -> JobRow.of(l, now))
              .filter(row -> row.fits(getWords()))
              .sorted(
                  Comparator.comparing(JobRow::group)
                      .thenComparing(JobRow::next, Comparator.nullsLast(Comparator.naturalOrder()))
                      .thenComparing(JobRow::name))
              .toList();
    }
    return found;
  }

  private List<JobRow> fitting() {
    return found().stream()
        .filter(r -> group().isEmpty() || r.group().word().equals(group()))
        .toList();
  }

  /** What is looked for, "" for all. */
  public String getWords() {
    return asked.text("q");
  }

  private String group() {
    String wanted = asked.text("state");
    return Arrays.stream(JobRow.Group.values()).anyMatch(g -> g.word().equals(wanted))
        ? wanted
        : "";
  }

  /** The pair whose jobs are shown, or null for all. */
  public UUID getPair() {
    return asked.id("pair");
  }

  private int page() {
    return asked.page();
  }

  public List<JobRow> getRows() {
    return fitting().stream().skip((page() - 1L) * PAGE).limit(PAGE).toList();
  }

  public int getTotal() {
    return found().size();
  }

  public long getNeeding() {
    return found().stream().filter(r -> r.group().needsPerson()).count();
  }

  public long getRunning() {
    return found().stream().filter(r -> r.group() == JobRow.Group.RUNNING).count();
  }

  /** Whether there is no job at all, so that the page has to teach. */
  public boolean isFresh() {
    return getWords().isEmpty() && getPair() == null && found().isEmpty();
  }

  /** The filters by state; one without jobs is left out unless it is on. */
  public List<Chip> getChips() {
    var all = new Chip("all", "", getTotal(), address("", 1), group().isEmpty());
    return Stream.concat(Stream.of(all), Arrays.stream(JobRow.Group.values()).map(this::chip))
        .filter(c -> c.count() > 0 || c.on() || c.name().equals("all"))
        .toList();
  }

  private Chip chip(JobRow.Group group) {
    long count = found().stream().filter(r -> r.group() == group).count();
    String word = group.word();
    return new Chip(word, group.mark(), count, address(word, 1), word.equals(group()));
  }

  /** The coming week of those that are shown; a paused job starts nothing. */
  public WeekCalendar getWeek() {
    if (week == null) {
      week =
          WeekCalendar.of(
              fitting().stream()
                  .filter(r -> r.next() != null)
                  .map(r -> new WeekCalendar.Planned(r.of().customer(), r.times().orElseThrow()))
                  .toList(),
              clock.instant(),
              viewer.getZone());
    }
    return week;
  }

  /** The address of the next page, or "". */
  public String getFurther() {
    return page() * PAGE < fitting().size() ? address(group(), page() + 1) : "";
  }

  /** The address of the page before, or "". */
  public String getBack() {
    return page() > 1 ? address(group(), page() - 1) : "";
  }

  private String address(String group, int page) {
    var given = new LinkedHashMap<String, String>();
    given.put("q", getWords());
    given.put("pair", getPair() == null ? "" : getPair().toString());
    given.put("state", group);
    given.put("page", page == 1 ? "" : String.valueOf(page));
    return asked.to("/jobs/index.xhtml", given);
  }
}
