package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.plan.Secret;
import pairkeeper.remote.SshAccess;
import pairkeeper.remote.SshLogin;

/** When the way to a server is read again. */
class RecentAccessTest {
  private static final UUID SERVER = new UUID(1, 1);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T02:00:00Z"));
  private final List<UUID> read = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private final RecentAccess access = new RecentAccess(this::read, clock);

  private SshAccess read(UUID server) {
    read.add(server);
    meanwhile.run();
    var login = new SshLogin.Password(Secret.of("hunter2"));
    return SshAccess.direct("10.0.0.1", 22, "keeper", login, Privilege.SUDO, "SHA256:x");
  }

  @Test
  void is_read_once_within_ten_seconds() {
    access.of(SERVER);
    clock.goOn(Duration.ofSeconds(9));
    access.of(SERVER);

    assertThat(read).hasSize(1);
  }

  @Test
  void is_read_again_after_ten_seconds_since_another_node_may_have_changed_it() {
    access.of(SERVER);
    clock.goOn(Duration.ofSeconds(10));
    access.of(SERVER);

    assertThat(read).hasSize(2);
  }

  @Test
  void is_read_again_after_a_change_of_the_inventory() {
    access.of(SERVER);
    access.forget(new InventoryChanged());
    access.of(SERVER);

    assertThat(read).hasSize(2);
  }

  @Test
  void what_was_read_while_it_was_being_changed_is_not_believed() {
    meanwhile = () -> access.forget(new InventoryChanged());
    access.of(SERVER);
    meanwhile = () -> {};
    access.of(SERVER);

    assertThat(read).hasSize(2);
  }

  @Test
  void what_was_known_last_serves_while_the_database_is_away() {
    access.of(SERVER);
    clock.goOn(Duration.ofMinutes(5));
    meanwhile = RecentAccessTest::away;

    assertThat(access.of(SERVER).address()).isEqualTo("10.0.0.1");
  }

  @Test
  void what_was_changed_since_does_not_serve() {
    access.of(SERVER);
    access.forget(new InventoryChanged());
    meanwhile = RecentAccessTest::away;

    assertThatThrownBy(() -> access.of(SERVER)).hasMessage("the database is away");
  }

  private static void away() {
    throw new IllegalStateException("the database is away");
  }
}
