package pairkeeper.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Servers;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WatchRow;

/** Who is seen to write apart from its primary under the primary's own numbers. */
class ApartTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:12:40Z");
  private static final HealthyPair HEALTHY = HealthyPair.of(1, new UUID(9, 1), new UUID(9, 2));
  private static final Pair PAIR = HEALTHY.pair();
  private static final UUID P = PAIR.primary().id();
  private static final UUID S = PAIR.standby().orElseThrow().id();

  private final Map<UUID, Observation> newest = new HashMap<>(HEALTHY.seen(NOW));
  private PrimarySeen seen = SeenPair.seen(1, 100_000, null);

  @Test
  void a_standby_that_follows_does_not() {
    assertThat(apart(PAIR)).isEmpty();
  }

  @Test
  void one_that_accepts_writes_on_the_timeline_of_its_primary_does() {
    writes(S, "7312", 1);
    assertThat(apart(PAIR)).containsExactly(S);
  }

  @Test
  void so_does_one_whose_primary_is_silent_and_wrote_there_before() {
    newest.put(P, new Observation(P, NOW, null, Text.of("remote.sql-no-socket")));
    writes(S, "7312", 1);
    assertThat(apart(PAIR)).containsExactly(S);
    seen = null;
    assertThat(apart(PAIR)).isEmpty();
  }

  @Test
  void one_that_was_promoted_is_on_a_timeline_of_its_own() {
    writes(S, "7312", 2);
    assertThat(apart(PAIR)).isEmpty();
  }

  @Test
  void one_of_another_system_has_nothing_to_do_with_the_pair() {
    writes(S, "9999", 1);
    assertThat(apart(PAIR)).isEmpty();
  }

  @Test
  void roles_entered_the_wrong_way_round_make_nobody_guilty() {
    var standby = newest.get(S).row().activity();
    newest.put(P, of(P, "7312", 1, standby));
    writes(S, "7312", 1);
    seen = null;
    assertThat(apart(PAIR)).isEmpty();
  }

  @Test
  void what_is_known_already_is_not_found_again() {
    writes(S, "7312", 1);
    assertThat(apart(Servers.apart(PAIR, S, NOW))).isEmpty();
  }

  private List<UUID> apart(Pair pair) {
    return Apart.of(pair, newest, seen).stream().map(s -> s.id()).toList();
  }

  private void writes(UUID server, String system, long timeline) {
    newest.put(server, of(server, system, timeline, new WatchRow.Writing(new Lsn(120_000))));
  }

  private Observation of(UUID server, String system, long timeline, WatchRow.Activity activity) {
    WatchRow r = newest.get(server).row();
    var row =
        new WatchRow(
            r.serverVersionNum(),
            system,
            r.startedAt(),
            r.readAt(),
            Optional.of(new Timeline(timeline)),
            activity,
            r.senders(),
            r.slots(),
            r.synchronousStandbyNames(),
            r.synchronousCommit());
    return new Observation(server, NOW, row, null);
  }
}
