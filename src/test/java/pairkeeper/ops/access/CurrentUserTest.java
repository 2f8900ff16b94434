package pairkeeper.ops.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Scope;

/** Whoever was not set is nobody, and nobody stays longer than their work. */
class CurrentUserTest {
  private static final UUID CLINIC = new UUID(7, 1);
  private final CurrentUser who = new CurrentUser();
  private final CurrentUser.Acting viewer =
      new CurrentUser.Acting(Actor.CONSOLE, Grants.of(Set.of(new Grant(TeamRole.VIEWER, CLINIC))));

  @Test
  void without_sign_in_there_is_nobody_who_sees_nothing() {
    assertThat(who.actor()).isEqualTo(Actor.NOBODY);
    assertThat(who.customers()).isEqualTo(Scope.nothing());
    assertThat(who.known()).isFalse();
  }

  @Test
  void work_ends_as_whoever_it_was_before_even_when_it_fails() {
    who.as(
        viewer,
        () -> {
          assertThatThrownBy(() ->
                  who.asConsole(() -> {
                    throw new IllegalStateException("broken");
                  }))
              .hasMessage("broken");
          assertThat(who.acting()).isEqualTo(viewer);
        });
    assertThat(who.known()).isFalse();
  }

  @Test
  void another_thread_starts_with_nobody() throws InterruptedException {
    var seen = new Actor[1];
    who.as(
        viewer,
        () -> {
          var thread = Thread.ofVirtual().start(() -> seen[0] = who.actor());
          try {
            thread.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(seen[0]).isEqualTo(Actor.NOBODY);
  }

  @Test
  void what_one_may_not_see_is_not_there_and_what_one_may_not_do_is_denied() {
    who.as(
        viewer,
        () -> {
          who.require(Right.LOOK, CLINIC);
          assertThatThrownBy(() -> who.require(Right.RUN, CLINIC)).isInstanceOf(Denied.class);
          assertThatThrownBy(() -> who.require(Right.RUN, new UUID(7, 9)))
              .isInstanceOf(NotThere.class);
        });
  }
}
