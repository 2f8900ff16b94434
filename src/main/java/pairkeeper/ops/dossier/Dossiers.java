package pairkeeper.ops.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Run;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.StepPlaces;
import pairkeeper.ops.review.ReviewDesk;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.store.audit.AuditSearch;
import pairkeeper.store.runs.SmallJson;

/** Puts the dossier of a run together. */
@ApplicationScoped
public class Dossiers {
  private static final int MOST_ENTRIES = 2000;

  private RunDesk desk;
  private Pairs pairs;
  private StepPlaces places;
  private ReviewDesk reviews;
  private AuditSearch audit;
  private Transactions transactions;
  private CurrentUser user;
  private Clock clock;

  protected Dossiers() {}

  @Inject
  public Dossiers(
      RunDesk desk,
      Pairs pairs,
      StepPlaces places,
      ReviewDesk reviews,
      AuditSearch audit,
      Transactions transactions,
      CurrentUser user,
      Clock clock) {
    this.desk = desk;
    this.pairs = pairs;
    this.places = places;
    this.reviews = reviews;
    this.audit = audit;
    this.transactions = transactions;
    this.user = user;
    this.clock = clock;
  }

  /** The dossier as it stands now, if the run exists and this person may see it. */
  public Optional<Dossier> of(UUID run) {
    return desk.run(run)
        .map(view ->
            new Dossier(
                view,
                places.names(pairs.get(view.run().pair()), view.plan()),
                reviews.of(view),
                entries(view.run(), view.approval()),
                clock.instant()));
  }

  private List<Dossier.Entry> entries(Run run, ApprovalRequest approval) {
    var entries = new ArrayList<AuditEntry>();
    entries.addAll(entries(run, "run", run.createdAt().minusSeconds(60), mark("run", run.id())));
    entries.addAll(entries(run, "review", run.createdAt(), mark("run", run.id())));
    if (approval != null) {
      String mark = mark("approval", approval.id());
      entries.addAll(entries(run, "approval", approval.askedAt().minusSeconds(60), mark));
    }
    return entries.stream()
        .sorted(Comparator.comparingLong(AuditEntry::seq))
        .map(e -> new Dossier.Entry(e, text(e), Sha256.hex(e.canonical())))
        .toList();
  }

  private List<AuditEntry> entries(Run run, String subject, Instant from, String mark) {
    var filter = new AuditFilter(run.customer(), run.pair(), "", subject, from, null);
    return transactions.in(() -> audit.list(user.customers(), filter, 0, MOST_ENTRIES)).stream()
        .filter(e -> e.details().contains(mark))
        .toList();
  }

  private static String mark(String name, UUID id) {
    return "\"" + name + "\":\"" + id + "\"";
  }

  private static Text text(AuditEntry e) {
    return new Text(e.textKey(), SmallJson.args(e.textArgs()));
  }
}
