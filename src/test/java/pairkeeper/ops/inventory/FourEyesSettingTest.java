package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.FourEyes;

/** Who says what needs a second person, and what the audit keeps of it. */
class FourEyesSettingTest {
  @TempDir Path folder;
  private Console console;
  private Customer clinic;

  @BeforeEach
  void open() {
    console = new Console(folder.resolve("key"));
    clinic = console.customer("Clinic");
  }

  @AfterEach
  void close() {
    console.close();
  }

  private Customer change(TeamRole role, int version, FourEyes wanted) {
    var form = new CustomerForm("Clinic", "pl", null, null, null, wanted);
    return console.as(role, null, () -> console.customers.change(clinic.id(), version, form));
  }

  @Test
  void a_new_customer_needs_no_second_person() {
    assertThat(clinic.fourEyes()).isEqualTo(FourEyes.none());
    assertThat(console.audited).noneMatch(entry -> entry.contains("four-eyes"));
  }

  @Test
  void an_administrator_sets_it_and_the_audit_has_before_and_after() {
    var some = change(TeamRole.ADMIN, 0, FourEyes.of(List.of("failover")));
    assertThat(some.fourEyes().words()).containsExactly("failover");
    var more = change(TeamRole.ADMIN, 1, FourEyes.of(List.of("failover", "switchover")));
    assertThat(more.fourEyes().words()).containsExactly("switchover", "failover");
    assertThat(console.audited)
        .last()
        .asString()
        .startsWith("customer.four-eyes-changed")
        .contains("before=failover")
        .contains("after=switchover, failover");
  }

  @Test
  void whoever_runs_things_cannot_do_away_with_the_second_person() {
    change(TeamRole.ADMIN, 0, FourEyes.of(List.of("failover")));
    assertThatThrownBy(() -> change(TeamRole.OPERATOR, 1, FourEyes.none()))
        .isInstanceOf(Denied.class);
  }

  @Test
  void an_operator_changes_the_rest_and_leaves_it_as_it_is() {
    change(TeamRole.ADMIN, 0, FourEyes.of(List.of("failover")));
    assertThat(change(TeamRole.OPERATOR, 1, null).fourEyes().needs("failover")).isTrue();
  }
}
