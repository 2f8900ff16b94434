package pairkeeper.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Scope;

/** Roles give exactly their rights, for exactly their customers. */
class GrantsTest {
  private static final UUID CLINIC = new UUID(7, 1);
  private static final UUID BANK = new UUID(7, 2);

  @Test
  void a_role_for_one_customer_says_nothing_about_another() {
    var grants = Grants.of(Set.of(new Grant(TeamRole.OPERATOR, CLINIC)));
    assertThat(grants.may(Right.RUN, CLINIC)).isTrue();
    assertThat(grants.may(Right.RUN, BANK)).isFalse();
    assertThat(grants.may(Right.LOOK, null)).isFalse();
    assertThat(grants.scope(Right.LOOK)).isEqualTo(Scope.of(Set.of(CLINIC)));
  }

  @Test
  void a_role_everywhere_covers_customers_to_come() {
    var grants = Grants.of(Set.of(Grant.everywhere(TeamRole.VIEWER)));
    assertThat(grants.scope(Right.LOOK)).isEqualTo(Scope.all());
    assertThat(grants.may(Right.LOOK, UUID.randomUUID())).isTrue();
    assertThat(grants.may(Right.EDIT, CLINIC)).isFalse();
  }

  @Test
  void roles_add_up_per_customer() {
    var grants =
        Grants.of(Set.of(new Grant(TeamRole.AUDITOR, CLINIC), new Grant(TeamRole.OPERATOR, BANK)));
    assertThat(grants.scope(Right.LOOK)).isEqualTo(Scope.of(Set.of(CLINIC, BANK)));
    assertThat(grants.scope(Right.AUDIT)).isEqualTo(Scope.of(Set.of(CLINIC)));
    assertThat(grants.may(Right.RUN, CLINIC)).isFalse();
  }

  @Test
  void an_approver_does_not_run_and_an_operator_does_not_approve() {
    assertThat(TeamRole.APPROVER.rights()).doesNotContain(Right.RUN, Right.EDIT);
    assertThat(TeamRole.OPERATOR.rights()).doesNotContain(Right.APPROVE, Right.AUDIT);
  }

  @Test
  void nobody_sees_nothing() {
    assertThat(Grants.none().scope(Right.LOOK)).isEqualTo(Scope.nothing());
    assertThat(Grants.none().mayAnywhere(Right.LOOK)).isFalse();
  }

  @Test
  void a_narrowed_grant_never_gives_more_than_its_limit() {
    var token = Grants.everything().narrowed(TeamRole.VIEWER);
    assertThat(token.may(Right.LOOK, CLINIC)).isTrue();
    assertThat(token.may(Right.RUN, CLINIC)).isFalse();
    assertThat(token.scope(Right.ADMINISTER)).isEqualTo(Scope.nothing());
    var operator = Grants.of(Set.of(new Grant(TeamRole.VIEWER, CLINIC)));
    assertThat(operator.narrowed(TeamRole.ADMIN).may(Right.RUN, CLINIC)).isFalse();
  }
}
