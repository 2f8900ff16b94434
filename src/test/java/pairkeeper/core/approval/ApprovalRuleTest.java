package pairkeeper.core.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** Who may approve what, and until when. */
class ApprovalRuleTest {
  private static final Instant ASKED = Instant.parse("2026-11-20T01:30:00Z");
  private static final UUID CLINIC = new UUID(7, 1);
  private static final UUID BANK = new UUID(7, 2);
  private static final Person MARTA = new Person(new UUID(1, 1), "marta", "Marta");
  private static final Person RAFAEL = new Person(new UUID(1, 2), "rafael", "Rafael");
  private static final Grants APPROVER = role(TeamRole.APPROVER, CLINIC);

  private final ApprovalRequest request =
      new ApprovalRequest(
          new UUID(9, 1),
          new UUID(9, 2),
          "hash",
          new UUID(9, 3),
          CLINIC,
          "lukasz-his",
          "switchover",
          MARTA,
          "because",
          "",
          null,
          Map.of(),
          ASKED,
          ASKED.plus(ApprovalRequest.LASTS),
          null);

  private static Grants role(TeamRole role, UUID customer) {
    return Grants.of(Set.of(new Grant(role, customer)));
  }

  private static Optional<Objection> against(ApprovalRequest r, Person who, Grants grants) {
    return ApprovalRule.againstDeciding(r, who.id(), grants, "hash", ASKED);
  }

  private ApprovalRequest decided(ApprovalState state) {
    Text why = Text.of("runs.refused.used");
    return request.decided(new Decision(state, RAFAEL, ASKED, "", null, why));
  }

  @Test
  void another_approver_of_the_customer_may() {
    assertThat(against(request, RAFAEL, APPROVER)).isEmpty();
    assertThat(against(request, RAFAEL, role(TeamRole.ADMIN, CLINIC))).isEmpty();
  }

  @Test
  void whoever_asked_may_not_whatever_their_roles() {
    assertThat(against(request, MARTA, Grants.everything())).contains(Objection.OWN_REQUEST);
  }

  @Test
  void another_host_key_is_decided_by_somebody_else_who_saw_that_very_key_and_in_time() {
    var key =
        new KeyRequest(
            new UUID(9, 4),
            CLINIC,
            "192.0.2.11",
            "SHA256:new",
            "SHA256:old",
            MARTA,
            "installed anew",
            ASKED,
            ASKED.plus(ApprovalRequest.LASTS));
    assertThat(against(key, RAFAEL, APPROVER, "SHA256:new", ASKED)).isEmpty();
    assertThat(against(key, MARTA, Grants.everything(), "SHA256:new", ASKED))
        .contains(Objection.OWN_REQUEST);
    assertThat(against(key, RAFAEL, role(TeamRole.OPERATOR, CLINIC), "SHA256:new", ASKED))
        .contains(Objection.NO_APPROVER);
    assertThat(against(key, RAFAEL, role(TeamRole.APPROVER, BANK), "SHA256:new", ASKED))
        .contains(Objection.NO_APPROVER);
    assertThat(against(key, RAFAEL, APPROVER, "SHA256:old", ASKED)).contains(Objection.OTHER_KEY);
    assertThat(against(key, RAFAEL, APPROVER, "SHA256:new", key.expiresAt()))
        .contains(Objection.KEY_EXPIRED);
    assertThat(ApprovalRule.againstOwnAct(key, MARTA.id(), ASKED)).isEmpty();
    assertThat(ApprovalRule.againstOwnAct(key, RAFAEL.id(), ASKED)).contains(Objection.NOT_YOURS);
    assertThat(ApprovalRule.againstOwnAct(key, MARTA.id(), key.expiresAt()))
        .contains(Objection.KEY_EXPIRED);
  }

  private static Optional<Objection> against(
      KeyRequest key, Person who, Grants grants, String seen, Instant now) {
    return ApprovalRule.againstDeciding(key, who.id(), grants, seen, now);
  }

  @Test
  void who_only_looks_or_runs_may_not() {
    for (TeamRole role : Set.of(TeamRole.VIEWER, TeamRole.OPERATOR, TeamRole.AUDITOR)) {
      assertThat(against(request, RAFAEL, role(role, CLINIC))).contains(Objection.NO_APPROVER);
    }
  }

  @Test
  void an_approver_of_another_customer_may_not() {
    assertThat(against(request, RAFAEL, role(TeamRole.APPROVER, BANK)))
        .contains(Objection.NO_APPROVER);
  }

  @Test
  void a_token_that_is_narrowed_below_approving_may_not() {
    assertThat(against(request, RAFAEL, APPROVER.narrowed(TeamRole.VIEWER)))
        .contains(Objection.NO_APPROVER);
  }

  @Test
  void an_approval_of_another_plan_does_not_count() {
    assertThat(ApprovalRule.againstDeciding(request, RAFAEL.id(), APPROVER, "other", ASKED))
        .contains(Objection.OTHER_PLAN);
    assertThat(ApprovalRule.againstDeciding(request, RAFAEL.id(), APPROVER, null, ASKED))
        .contains(Objection.OTHER_PLAN);
  }

  @Test
  void it_waits_half_an_hour_and_not_a_moment_longer() {
    Instant end = ASKED.plus(Duration.ofMinutes(30));
    assertThat(ApprovalRule.over(request, end.minusNanos(1))).isEmpty();
    assertThat(ApprovalRule.over(request, end)).contains(Objection.EXPIRED);
    assertThat(request.stateAt(end)).isEqualTo(ApprovalState.EXPIRED);
  }

  @Test
  void what_is_decided_is_never_decided_again() {
    assertThat(against(decided(ApprovalState.APPROVED), RAFAEL, APPROVER))
        .contains(Objection.APPROVED);
    assertThat(against(decided(ApprovalState.REFUSED), RAFAEL, APPROVER))
        .contains(Objection.REFUSED);
    assertThat(against(decided(ApprovalState.WITHDRAWN), RAFAEL, APPROVER))
        .contains(Objection.WITHDRAWN);
    assertThat(against(decided(ApprovalState.VOID), RAFAEL, APPROVER)).contains(Objection.VOID);
    assertThat(against(decided(ApprovalState.BREAK_GLASS), RAFAEL, APPROVER))
        .contains(Objection.BREAK_GLASS);
  }

  @Test
  void only_whoever_asked_takes_it_back_or_goes_on_alone() {
    assertThat(ApprovalRule.againstOwnAct(request, MARTA.id(), ASKED)).isEmpty();
    assertThat(ApprovalRule.againstOwnAct(request, RAFAEL.id(), ASKED))
        .contains(Objection.NOT_YOURS);
    assertThat(ApprovalRule.againstOwnAct(decided(ApprovalState.REFUSED), MARTA.id(), ASKED))
        .contains(Objection.REFUSED);
  }

  @Test
  void going_on_alone_takes_twenty_characters_and_a_tick() {
    String reason = "Users are locked out";
    assertThat(ApprovalRule.breakReason(" " + reason + " ", true)).isEqualTo(reason);
    refused("breakReason", reason.substring(1), true);
    refused("breakReason", null, true);
    refused("understood", reason, false);
  }

  private static void refused(String field, String reason, boolean understood) {
    assertThatThrownBy(() -> ApprovalRule.breakReason(reason, understood))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }
}
