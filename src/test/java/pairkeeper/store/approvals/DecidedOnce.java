package pairkeeper.store.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.approval.Person;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Answer;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.StoredPlan;

/** What both databases keep of requests, and that each is decided once. */
abstract class DecidedOnce {
  private static final Instant NOW = Instant.parse("2026-11-20T01:30:00.123456Z");
  private static final Person MARTA = new Person(new UUID(1, 1), "marta", "Marta Zielińska");
  private static final Person RAFAEL = new Person(new UUID(1, 2), "rafael", "Rafael Souza");

  private final UUID customer = UUID.randomUUID();
  private final UUID pair = UUID.randomUUID();
  private TestDatabase database;
  private Approvals approvals;

  abstract TestDatabase opened() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = opened();
    approvals = database.with(new Approvals());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ApprovalRequest stored(Instant expiresAt) {
    UUID plan = UUID.randomUUID();
    var answer = Answer.of(Answer.Kind.DONE, "told „everybody”, 02:28");
    var request =
        new ApprovalRequest(
            UUID.randomUUID(),
            plan,
            "a".repeat(64),
            pair,
            customer,
            "lukasz-his",
            "switchover",
            MARTA,
            "Wymiana dysku",
            "SUP-1",
            4096L,
            Map.of("users-told", answer),
            NOW,
            expiresAt,
            null);
    database.run(() -> {
      database
          .with(new Plans())
          .add(
              new StoredPlan(
                  plan,
                  "switchover",
                  pair,
                  customer,
                  "x",
                  "{}",
                  "a".repeat(64),
                  "Marta",
                  NOW,
                  NOW));
      approvals.add(request);
    });
    return request;
  }

  private ApprovalRequest stored() {
    return stored(NOW.plusSeconds(1800));
  }

  private ApprovalRequest read(ApprovalRequest request) {
    return database.in(() -> approvals.find(request.id(), Scope.all())).orElseThrow();
  }

  private static Decision decision(ApprovalState state, UUID run, Text why) {
    return new Decision(state, RAFAEL, NOW.plusSeconds(60), "seen", run, why);
  }

  @Test
  void a_request_is_read_as_it_was_kept() {
    var request = stored();
    assertThat(read(request)).isEqualTo(request);
    var decision =
        decision(ApprovalState.VOID, null, Text.of("runs.refused.changed", "facts", "x"));
    assertThat(database.in(() -> approvals.decide(request.id(), decision))).isTrue();
    assertThat(read(request)).isEqualTo(request.decided(decision));
  }

  @Test
  void of_many_who_decide_at_once_one_does() throws Exception {
    var request = stored();
    try (var people = Executors.newFixedThreadPool(6)) {
      List<Callable<Boolean>> presses =
          IntStream.range(0, 6).<Callable<Boolean>>mapToObj(i -> () -> press(request)).toList();
      int done = 0;
      for (var press : people.invokeAll(presses)) {
        done += press.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    assertThat(read(request).decision().state()).isEqualTo(ApprovalState.APPROVED);
  }

  private boolean press(ApprovalRequest request) {
    try (EntityManager em = database.another()) {
      var own = new Approvals();
      own.em = em;
      em.getTransaction().begin();
      boolean mine =
          own.decide(request.id(), decision(ApprovalState.APPROVED, UUID.randomUUID(), null));
      em.getTransaction().commit();
      return mine;
    }
  }

  @Test
  void what_has_expired_is_not_decided_any_more() {
    var late = stored(NOW.plusSeconds(60));
    var decision = decision(ApprovalState.APPROVED, UUID.randomUUID(), null);
    assertThat(database.in(() -> approvals.decide(late.id(), decision))).isFalse();
    assertThat(read(late).decision()).isNull();
  }

  @Test
  void only_what_waits_is_listed_as_waiting_and_only_for_those_who_may_see_it() {
    var soon = stored(NOW.plusSeconds(60));
    var later = stored();
    var over = stored();
    UUID run = UUID.randomUUID();
    database.in(() -> approvals.decide(over.id(), decision(ApprovalState.BREAK_GLASS, run, null)));

    assertThat(waiting(Scope.all(), NOW)).containsExactly(soon, later);
    assertThat(waiting(Scope.all(), NOW.plusSeconds(60))).containsExactly(later);
    assertThat(waiting(Scope.of(Set.of(UUID.randomUUID())), NOW)).isEmpty();
    assertThat(waiting(Scope.nothing(), NOW)).isEmpty();
    assertThat(database.in(() -> approvals.find(soon.id(), Scope.nothing()))).isEmpty();
    assertThat(database.in(() -> approvals.list(Scope.of(Set.of(customer)), pair, 9))).hasSize(3);
    assertThat(database.in(() -> approvals.waitingFor(soon.plan(), NOW))).contains(soon);
    assertThat(database.in(() -> approvals.waitingFor(over.plan(), NOW))).isEmpty();
    assertThat(database.in(() -> approvals.ofRun(run)).orElseThrow().id()).isEqualTo(over.id());
    assertThat(database.in(() -> approvals.withoutApproval(Set.of(run, pair))))
        .containsExactly(run);
  }

  private List<ApprovalRequest> waiting(Scope scope, Instant now) {
    return database.in(() -> approvals.waiting(scope, pair, now));
  }
}
