package pairkeeper.store.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.store.inventory.InventoryFixture.MARTA;
import static pairkeeper.store.inventory.InventoryFixture.RAFAEL;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Tags;

class PairRepositoryTest {
  private final InventoryFixture f = new InventoryFixture();
  private final PairSheet stored = f.pair("Aurora", "aurora-his");

  @AfterEach
  void close() {
    f.close();
  }

  @Test
  void a_pair_comes_back_as_it_was_stored() {
    var read = f.pairs.find(Scope.all(), stored.pair().id()).orElseThrow();
    assertThat(read.pair()).isEqualTo(stored.pair());
    assertThat(read.tags()).isEqualTo(Tags.of(List.of("his", "prod")));
    assertThat(read.stamp().version()).isZero();
    assertThat(read.stamp().changedBy()).isEqualTo("marta");
    assertThat(read.pair().primary().host().address()).isEqualTo("10.0.0.1");
    assertThat(read.pair().standby().orElseThrow().name()).isEqualTo("aurora-his-b");
  }

  @Test
  void two_people_never_overwrite_each_other() {
    f.database.in(() -> f.pairs.update(Scope.all(), note(stored, "from Rafael"), RAFAEL));
    assertThatThrownBy(() ->
            f.database.in(() -> f.pairs.update(Scope.all(), note(stored, "from Marta"), MARTA)))
        .isInstanceOfSatisfying(
            Overtaken.class,
            o -> {
              assertThat(o.by()).isEqualTo("rafael");
              assertThat(o.at()).isEqualTo(RAFAEL.at());
              assertThat(o.version()).isEqualTo(1);
              assertThat(o.differences())
                  .containsExactly(new Overtaken.Difference("note", "from Rafael", "from Marta"));
            });
    assertThat(f.pairs.find(Scope.all(), stored.pair().id()).orElseThrow().note())
        .isEqualTo("from Rafael");
  }

  @Test
  void search_looks_at_names_servers_tags_and_addresses() {
    f.pair("Bento", "bento-ris");
    assertThat(found("AURORA")).containsExactly("aurora-his");
    assertThat(found("ris-b")).containsExactly("bento-ris");
    assertThat(found("prod")).hasSize(2);
    assertThat(found("10.0.0.2")).hasSize(2);
    f.database.in(() -> f.pairs.update(Scope.all(), note(stored, "Call Rui first"), RAFAEL));
    assertThat(found("call rui")).containsExactly("aurora-his");
    assertThat(found("10_0")).isEmpty();
    assertThat(found("%")).isEmpty();
    assertThat(found("' or '1'='1")).isEmpty();
  }

  @Test
  void tags_are_matched_as_whole_words() {
    assertThat(f.pairs.find(Scope.all(), new PairFilter("", null, null, "PROD", false))).hasSize(1);
    assertThat(f.pairs.find(Scope.all(), new PairFilter("", null, null, "pro", false))).isEmpty();
  }

  @Test
  void an_archived_pair_keeps_its_servers_and_gives_its_name_and_ports_free() {
    f.database.run(() -> f.pairs.archive(Scope.all(), stored.pair().id(), 0, RAFAEL));
    assertThat(found("")).isEmpty();
    var kept = f.pairs.find(Scope.all(), stored.pair().id()).orElseThrow();
    assertThat(kept.stamp().archived()).isTrue();
    assertThat(kept.pair().servers()).hasSize(2);
    var again = renewed(stored, "aurora-his");
    assertThat(f.database.in(() -> f.pairs.insert(again, MARTA)).pair().servers()).hasSize(2);
  }

  @Test
  void a_name_in_use_is_refused_whatever_its_capitals() {
    assertThatThrownBy(
            () -> f.database.in(() -> f.pairs.insert(renewed(stored, "AURORA-his"), MARTA)))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("name"));
  }

  @Test
  void a_server_belongs_to_one_pair_only() {
    assertThatThrownBy(() -> f.database.in(() -> f.pairs.insert(renewed(stored, "other"), MARTA)))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.field()).isEqualTo("postgresPort"));
  }

  @Test
  void a_run_gives_roles_and_forms_opened_before_notice() {
    var pair = stored.pair();
    f.database.run(() -> {
      f.instances.setRole(pair.primary().id(), Role.FENCED, RAFAEL);
      f.instances.setRole(pair.standby().orElseThrow().id(), Role.PRIMARY, RAFAEL);
    });
    var read = f.pairs.find(Scope.all(), pair.id()).orElseThrow();
    assertThat(read.pair().primary().name()).isEqualTo("aurora-his-b");
    assertThat(read.stamp().version()).isPositive();
  }

  @Test
  void taking_the_trouble_overtakes_nobodys_form() {
    f.database.run(() -> f.pairs.take(Scope.all(), stored.pair().id(), "Irina", RAFAEL));
    var read = f.pairs.find(Scope.all(), stored.pair().id()).orElseThrow();
    assertThat(read.takenBy()).isEqualTo("Irina");
    assertThat(read.takenAt()).isEqualTo(RAFAEL.at());
    assertThat(read.stamp().version()).isZero();
  }

  @Test
  void a_server_left_out_is_archived_and_another_comes_in() {
    var standby = stored.pair().standby().orElseThrow();
    var third = InventoryFixture.server(standby.host(), "aurora-his-c", 5433, Role.STANDBY);
    var servers = List.of(stored.pair().primary(), third);
    f.database.in(() -> f.pairs.update(Scope.all(), servers(stored, servers), RAFAEL));
    assertThat(f.pairs.find(Scope.all(), stored.pair().id()).orElseThrow().pair().servers())
        .extracting(Instance::name)
        .containsExactly("aurora-his-a", "aurora-his-c");
    assertThat(f.instances.find(Scope.all(), standby.id())).isPresent();
  }

  private List<String> found(String words) {
    return f.pairs.find(Scope.all(), new PairFilter(words, null, null, "", false)).stream()
        .map(s -> s.pair().name())
        .toList();
  }

  private static PairSheet note(PairSheet s, String note) {
    return new PairSheet(s.pair(), s.tags(), note, s.takenBy(), s.takenAt(), s.stamp());
  }

  private static PairSheet servers(PairSheet s, List<Instance> servers) {
    var p = s.pair();
    var pair =
        new Pair(
            p.id(), p.customer(), p.site(), p.name(), p.platform(), p.postgresMajor(), "", servers);
    return new PairSheet(pair, s.tags(), s.note(), s.takenBy(), s.takenAt(), s.stamp());
  }

  private static PairSheet renewed(PairSheet s, String name) {
    var p = s.pair();
    var servers = new ArrayList<Instance>();
    for (Instance i : p.servers()) {
      servers.add(InventoryFixture.server(i.host(), i.name(), i.port(), i.role()));
    }
    var pair =
        new Pair(UUID.randomUUID(), p.customer(), p.site(), name, p.platform(), "15", "", servers);
    return new PairSheet(pair, s.tags(), s.note(), "", null, null);
  }
}
