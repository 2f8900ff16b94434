package pairkeeper.web.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.audit.Verification;
import pairkeeper.core.model.Customer;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLine;
import pairkeeper.ops.audit.AuditTrail;
import pairkeeper.ops.audit.AuditVerifier;
import pairkeeper.web.access.CustomerNames;
import pairkeeper.web.ui.Viewer;

/** Who did what to which pair, when; a page of entries, and whether the record is whole. */
@Named
@RequestScoped
public class AuditPage {
  private static final int ROWS = 50;

  /**
   * Recomputed with each page up to this many entries, which takes a tenth of a second; else asked
   * for.
   */
  private static final long AT_ONCE = 10_000;

  @Inject private AuditTrail trail;
  @Inject private AuditVerifier verifier;
  @Inject private CustomerNames customers;
  @Inject private PairNames pairs;
  @Inject private CurrentUser user;
  @Inject private Viewer viewer;
  @Inject private HttpServletRequest request;

  private AuditQuery query;
  private int page;
  private long count;
  private List<AuditLine> lines;
  private Verification verification;

  @PostConstruct
  void read() {
    query = AuditQuery.of(request::getParameter);
    page = number(request.getParameter("page"));
    AuditFilter filter = query.filter(viewer.getZone());
    count = trail.count(filter);
    lines = trail.list(filter, (page - 1) * ROWS, ROWS);
    if (request.getParameter("verify") != null || trail.size() <= AT_ONCE) {
      verification = verifier.verify();
    }
  }

  private static int number(String text) {
    return text != null && text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
  }

  /** What the entry belongs to: the customer's name; "" for the console itself. */
  public String customer(AuditEntry entry) {
    return isConsole(entry) ? "" : customers.name(entry.chain());
  }

  public boolean isConsole(AuditEntry entry) {
    return entry.chain().equals(AuditEntry.CONSOLE);
  }

  /** The pair's name; "" where the entry is about none. */
  public String pair(AuditEntry entry) {
    return pairs.name(entry.pair());
  }

  /** Facts worth a line: those that are not empty. */
  public List<Map.Entry<String, Object>> facts(AuditLine line) {
    return line.details().entrySet().stream()
        .filter(e -> !String.valueOf(e.getValue()).isEmpty())
        .toList();
  }

  /** What the first row that does not hold belongs to; "" for the console itself. */
  public String getBadChain() {
    return verification
        .firstBad()
        .map(bad -> bad.chain().equals(AuditEntry.CONSOLE) ? "" : customers.name(bad.chain()))
        .orElse("");
  }

  /** Text key for what is wrong with the first row that does not hold. */
  public String getBadFlaw() {
    return verification
        .firstBad()
        .map(bad ->
            "audit.flaw." + bad.flaw().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .orElse("");
  }

  public String getPairName() {
    var id = query.filter(viewer.getZone()).pair();
    return pairs.name(id);
  }

  public List<Customer> getCustomers() {
    return customers.getPresent().stream().filter(c -> user.may(Right.AUDIT, c.id())).toList();
  }

  /** Whether entries of the console itself may be seen. */
  public boolean isAll() {
    return user.may(Right.AUDIT, null);
  }

  public AuditQuery getQuery() {
    return query;
  }

  public long getCount() {
    return count;
  }

  public int getPage() {
    return page;
  }

  public long getPages() {
    return Math.max(1, (count + ROWS - 1) / ROWS);
  }

  public List<AuditLine> getLines() {
    return lines;
  }

  /** Null where it was not asked for and takes longer than a page should. */
  public Verification getVerification() {
    return verification;
  }
}
