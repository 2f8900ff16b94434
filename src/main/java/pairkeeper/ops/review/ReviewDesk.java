package pairkeeper.ops.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pairkeeper.core.access.Right;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.review.CountedLoss;
import pairkeeper.core.review.Findings;
import pairkeeper.core.review.LaterRemark;
import pairkeeper.core.review.ReviewRule;
import pairkeeper.core.review.ReviewRule.Objection;
import pairkeeper.core.review.SignedReview;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunFilter;
import pairkeeper.core.runbook.Failover;
import pairkeeper.core.runbook.Rejoin;
import pairkeeper.ops.Ids;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunView;
import pairkeeper.store.review.Reviews;
import pairkeeper.store.runs.Runs;

/** Where runs are read a second time and signed; acts for the signed-in person. */
@ApplicationScoped
public class ReviewDesk {
  private static final int MOST = 1000;
  private static final Set<RunState> ENDED =
      Set.of(RunState.SUCCEEDED, RunState.FAILED, RunState.ABANDONED);

  private Transactions transactions;
  private Reviews reviews;
  private Runs runs;
  private RunDesk desk;
  private AuditLog audit;
  private CurrentUser user;
  private Consumer<Changed> live;
  private Clock clock;

  protected ReviewDesk() {}

  @Inject
  ReviewDesk(
      Transactions transactions,
      Reviews reviews,
      Runs runs,
      RunDesk desk,
      AuditLog audit,
      CurrentUser user,
      Event<Changed> live,
      Clock clock) {
    this(transactions, reviews, runs, desk, audit, user, live::fireAsync, clock);
  }

  public ReviewDesk(
      Transactions transactions,
      Reviews reviews,
      Runs runs,
      RunDesk desk,
      AuditLog audit,
      CurrentUser user,
      Consumer<Changed> live,
      Clock clock) {
    this.transactions = transactions;
    this.reviews = reviews;
    this.runs = runs;
    this.desk = desk;
    this.audit = audit;
    this.user = user;
    this.live = live;
    this.clock = clock;
  }

  /** Runs that wait for their review, oldest first. */
  public List<Run> due() {
    return transactions.in(() ->
        reviews.due(user.customers()).stream()
            .flatMap(id -> runs.find(id, user.customers()).stream())
            .toList());
  }

  /** Whether this person may sign that due run. */
  public boolean maySign(Run run) {
    return !run.actorId().equals(user.actor().id())
        && ReviewRule.mayReview(user.acting().grants(), run.customer());
  }

  /** The newest signatures first. */
  public List<SignedReview> signed(int most) {
    return transactions.in(() -> reviews.newest(user.customers(), most));
  }

  /** Which of these runs are signed. */
  public Set<UUID> signed(Collection<UUID> ids) {
    return transactions.in(() -> reviews.signed(ids));
  }

  /** A run by its id, for lists of signatures. */
  public Optional<Run> run(UUID id) {
    return transactions.in(() -> runs.find(id, user.customers()));
  }

  /**
   * The review of a run, whether it is due, signed or not needed.
   *
   * @throws NotThere when there is no such run for this person
   */
  public ReviewView of(UUID run) {
    return of(desk.run(run).orElseThrow(() -> new NotThere("run", run)));
  }

  /** {@link #of(UUID)} for a run that was read already. */
  public ReviewView of(RunView view) {
    return transactions.in(() -> view(view));
  }

  private ReviewView view(RunView view) {
    Run run = view.run();
    List<SignedReview> all = reviews.of(run.id());
    SignedReview signed =
        all.stream().filter(s -> s.runEndedAt().equals(run.endedAt())).findFirst().orElse(null);
    Optional<Objection> objection =
        ReviewRule.againstSigning(
            run, glass(view), signed != null, user.actor().id(), user.acting().grants());
    return new ReviewView(
        run,
        signed == null ? read(view) : signed.findings(),
        ReviewRule.needed(run, glass(view)),
        signed,
        all.stream().filter(s -> s != signed).toList(),
        reviews.added(run.id()),
        counted(view).orElse(null),
        objection.orElse(null));
  }

  private static boolean glass(RunView view) {
    return view.approval() != null
        && view.approval().decision() != null
        && view.approval().decision().state() == ApprovalState.BREAK_GLASS;
  }

  private static Findings read(RunView view) {
    return Findings.of(
        view.run(), view.plan(), view.hash(), view.guards(), view.steps(), view.approval());
  }

  /** By the rejoins of its old primary until it was back, or the pair was failed over again. */
  private Optional<CountedLoss> counted(RunView view) {
    Run failover = view.run();
    if (!failover.runbook().equals(Failover.ID) || failover.startedAt() == null) {
      return Optional.empty();
    }
    // not among all runs of the pair: jobs have thousands
    Instant until =
        ended(failover.pair(), Failover.ID)
            .filter(r -> r.state() == RunState.SUCCEEDED)
            .map(Run::createdAt)
            .filter(failover.startedAt()::isBefore)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    var told = new ArrayList<CountedLoss>();
    for (Run later :
        ended(failover.pair(), Rejoin.ID)
            .filter(r -> r.createdAt().isAfter(failover.startedAt()))
            .filter(r -> r.createdAt().isBefore(until))
            .sorted(Comparator.comparing(Run::createdAt))
            .toList()) {
      RunView rejoin = desk.run(later.id()).orElseThrow();
      if (isOf(view, rejoin)) {
        toldBy(rejoin).ifPresent(told::add);
        if (isBack(rejoin)) {
          // what it comes back from later is nothing of this failover
          break;
        }
      }
    }
    return CountedLoss.best(told);
  }

  /** Also in a run that failed afterwards, as when rows differed. */
  private static boolean isBack(RunView rejoin) {
    return rejoin.run().state() == RunState.SUCCEEDED
        || rejoin.steps().stream()
            .anyMatch(step -> step.id().equals(Rejoin.BACK) && step.state().passed());
  }

  private Stream<Run> ended(UUID pair, String runbook) {
    var filter = new RunFilter(pair, null, null, runbook, ENDED, "");
    return runs.list(user.customers(), filter, 0, MOST).stream();
  }

  private static boolean isOf(RunView failover, RunView rejoin) {
    return failover.plan() == null
        || rejoin.plan() == null
        || Objects.equals(
            failover.plan().fingerprint().facts().get(Failover.OLD),
            rejoin.plan().fingerprint().facts().get(Rejoin.RETURNING));
  }

  /** One that was given up may have looked; only one that ended well shows that nothing told it. */
  private static Optional<CountedLoss> toldBy(RunView rejoin) {
    return CountedLoss.of(rejoin.run(), rejoin.guards(), rejoin.steps())
        .filter(c -> c.way() != CountedLoss.Way.NONE || c.bytes() != null || isBack(rejoin));
  }

  /**
   * Signs what is read of a run; from then on it cannot be changed.
   *
   * @throws NotReviewed when it is not theirs to sign, or signed already
   * @throws pairkeeper.core.model.Refused naming {@code remark}
   * @throws NotThere when there is no such run for this person
   */
  public ReviewView sign(UUID id, String typed) {
    RunView view = desk.run(id).orElseThrow(() -> new NotThere("run", id));
    String remark = ReviewRule.remark(typed);
    transactions.run(() -> {
      // locked, so that of two who sign at once the second is told so, and nobody resumes it now
      Run run = runs.locked(id, user.customers()).orElseThrow(() -> new NotThere("run", id));
      boolean signed = reviews.of(id).stream().anyMatch(s -> s.runEndedAt().equals(run.endedAt()));
      ReviewRule.againstSigning(run, glass(view), signed, user.actor().id(), user.acting().grants())
          .or(() ->
              // resumed since it was read, and ended anew
              run.endedAt().equals(view.run().endedAt())
                  ? Optional.empty()
                  : Optional.of(Objection.NOT_ENDED))
          .ifPresent(why -> {
            throw new NotReviewed(why);
          });
      SignedReview made =
          reviews.sign(
              Ids.next(), run, read(view), remark, Person.of(user.actor()), now(), Sha256::hex);
      tell("review.signed", run, Map.of("findings", made.hash(), "remark", remark));
    });
    live.accept(Changed.run(id));
    live.accept(Changed.runs(view.run().customer()));
    return of(id);
  }

  /**
   * Adds a remark to a signed review.
   *
   * @throws NotReviewed when nothing is signed yet
   * @throws pairkeeper.core.access.Denied when this person may not review for the customer
   * @throws pairkeeper.core.model.Refused naming {@code remark}
   */
  public ReviewView add(UUID id, String typed) {
    ReviewView view = of(id);
    if (view.signed() == null && view.earlier().isEmpty()) {
      throw new NotReviewed(Objection.NOT_NEEDED);
    }
    if (!mayAdd(view.run())) {
      user.require(Right.AUDIT, view.run().customer());
    }
    String remark = ReviewRule.remark(typed);
    transactions.run(() -> {
      reviews.add(new LaterRemark(Ids.next(), id, remark, Person.of(user.actor()), now()));
      tell("review.remark-added", view.run(), Map.of("remark", remark));
    });
    live.accept(Changed.run(id));
    return of(id);
  }

  /** Whether this person may add to a signed review of that run. */
  public boolean mayAdd(Run run) {
    return ReviewRule.mayReview(user.acting().grants(), run.customer());
  }

  private void tell(String act, Run run, Map<String, String> facts) {
    var details = new TreeMap<String, Object>(facts);
    details.put("run", run.id().toString());
    details.put("number", run.number());
    Text text =
        Text.of(
            "reviews.audit." + act.substring("review.".length()),
            "run",
            String.valueOf(run.number()),
            "pair",
            run.pairName());
    audit.record(act, run.customer(), run.pair(), text, details);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
