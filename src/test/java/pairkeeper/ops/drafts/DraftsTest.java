package pairkeeper.ops.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.User;
import pairkeeper.core.model.Stamp;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.access.CurrentUser.Acting;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.access.UserStore;
import pairkeeper.store.draft.DraftStore;

class DraftsTest {
  private static final UUID PAIR = new UUID(7, 11);
  private static final UUID OTHER_PAIR = new UUID(7, 12);

  private final TestDatabase database = new TestDatabase();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T02:00:00Z"));
  private final CurrentUser current = new CurrentUser();
  private final Drafts drafts =
      new Drafts(new DraftStore(database.entityManager()), current, clock);
  private final User anna = user(1, "anna");
  private final User boris = user(2, "boris");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_was_typed_comes_back_on_whatever_machine() {
    as(anna, () -> drafts.keep("set-up", PAIR, Map.of("slotCap", "40GB", "copyRate", "")));
    clock.goOn(Duration.ofDays(3));
    as(
        anna,
        () -> {
          var draft = drafts.find("set-up", PAIR).orElseThrow();
          assertThat(draft.field("slotCap", "20GB")).isEqualTo("40GB");
          assertThat(draft.field("copyRate", "100")).isEmpty();
          assertThat(draft.field("existing", "refuse")).isEqualTo("refuse");
          assertThat(draft.changedAt()).isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));
        });
  }

  @Test
  void a_draft_is_its_writers_own_and_one_pairs() {
    as(anna, () -> drafts.keep("set-up", PAIR, Map.of("slotCap", "40GB")));
    as(boris, () -> assertThat(drafts.find("set-up", PAIR)).isEmpty());
    as(anna, () -> assertThat(drafts.find("set-up", OTHER_PAIR)).isEmpty());
    as(anna, () -> assertThat(drafts.find("failover", PAIR)).isEmpty());
    as(anna, () -> assertThat(drafts.begun("set-up")).extracting("about").containsExactly(PAIR));
    as(boris, () -> assertThat(drafts.begun("set-up")).isEmpty());
  }

  @Test
  void the_last_words_count_and_starting_over_forgets_them() {
    as(anna, () -> drafts.keep("set-up", PAIR, Map.of("slotCap", "40GB", "copyRate", "5")));
    as(anna, () -> drafts.keep("set-up", PAIR, Map.of("slotCap", "60GB")));
    as(
        anna,
        () ->
            assertThat(drafts.find("set-up", PAIR).orElseThrow().fields())
                .isEqualTo(Map.of("slotCap", "60GB")));
    as(anna, () -> drafts.forget("set-up", PAIR));
    as(anna, () -> assertThat(drafts.find("set-up", PAIR)).isEmpty());
    as(anna, () -> drafts.forget("set-up", PAIR));
  }

  @Test
  void whatever_is_typed_is_kept_as_it_is_up_to_a_length() {
    String hostile = "'; DROP TABLE draft; -- \u0001 \" </script> ж ".repeat(40);
    var fields = new HashMap<String, String>();
    fields.put("nothing", null);
    for (int n = 0; n < 8; n++) {
      fields.put("field" + n, hostile);
    }
    as(anna, () -> drafts.keep("set-up", PAIR, fields));
    as(
        anna,
        () ->
            assertThat(drafts.find("set-up", PAIR).orElseThrow().fields())
                .hasSize(8)
                .allSatisfy((name, typed) ->
                    assertThat(typed).isEqualTo(hostile.substring(0, Drafts.LONGEST))));
  }

  @Test
  void a_draft_that_nobody_touches_is_forgotten_in_time() {
    as(anna, () -> drafts.keep("set-up", PAIR, Map.of("slotCap", "40GB")));
    clock.goOn(Drafts.KEPT.plusSeconds(1));
    as(boris, () -> drafts.keep("set-up", PAIR, Map.of("slotCap", "1GB")));
    as(anna, () -> assertThat(drafts.find("set-up", PAIR)).isEmpty());
  }

  private User user(long id, String name) {
    var user =
        new User(
            new UUID(7, id),
            name,
            name,
            User.Preferences.DEFAULT,
            false,
            false,
            Set.of(),
            new Stamp(0, clock.instant(), name, null),
            null);
    database.in(() -> {
      new UserStore(database.entityManager()).add(user, "no password");
      return null;
    });
    return user;
  }

  private void as(User user, Runnable work) {
    current.as(
        new Acting(user.actor(""), Grants.of(user.grants())),
        () ->
            database.in(() -> {
              work.run();
              return null;
            }));
  }
}
