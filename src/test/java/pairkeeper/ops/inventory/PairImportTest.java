package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.Refused;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.DatabaseTransactions;

class PairImportTest {
  @TempDir Path folder;
  private Console console;
  private PairImport pairs;

  @BeforeEach
  void start() {
    console = new Console(folder.resolve("console.key"));
    var customer = console.customer("Aurora");
    console.asOperator(() ->
        console.credentials.add(
            new CredentialForm(
                customer.id(),
                "team key",
                CredentialKind.SSH_PASSWORD,
                "keeper",
                Secret.of("x"),
                null)));
    var transactions = new DatabaseTransactions(console.database);
    var batch =
        new ImportBatch(
            console.customerRows,
            console.siteRows,
            console.credentialRows,
            console.pairRows,
            new PairBuilder(console.hosts, console.usable),
            console.author);
    pairs = new PairImport(transactions, batch);
  }

  @AfterEach
  void close() {
    console.close();
  }

  private static final String GOOD =
      """
      customer,pair,role,host,sshCredential,tags
      Aurora,aurora-his,primary,10.0.0.1,team key,his
      Aurora,aurora-his,standby,10.0.0.2,team key,
      aurora,"aurora-ris",,10.0.0.3,TEAM KEY,
      """;

  @Test
  void rows_of_one_pair_become_its_servers() {
    var result = run(GOOD, false);
    assertThat(result.stored()).isTrue();
    assertThat(result.pairs()).containsExactly("aurora-his", "aurora-ris");
    var stored = all();
    assertThat(stored).hasSize(2);
    assertThat(stored.get(0).pair().servers()).hasSize(2);
    assertThat(stored.get(0).pair().standby().orElseThrow().host().address()).isEqualTo("10.0.0.2");
    assertThat(console.audited.getLast()).startsWith("pair.imported");
  }

  @Test
  void a_dry_run_says_the_same_and_stores_nothing() {
    var result = run(GOOD, true);
    assertThat(result.stored()).isFalse();
    assertThat(result.pairs()).hasSize(2);
    assertThat(result.faults()).isEmpty();
    assertThat(all()).isEmpty();
    assertThat(console.asOperator(() -> console.hostRows.all(pairkeeper.core.model.Scope.all())))
        .isEmpty();
  }

  @Test
  void every_fault_is_named_by_its_row_and_column_and_nothing_is_stored() {
    var result =
        run(
            """
            customer,pair,role,host,sshCredential,postgresPort
            Aurora,good,,10.0.0.9,team key,
            Nobody,one,,10.0.0.1,team key,
            Aurora,two,,10.0.0.2,no such key,
            Aurora,three,primary,10.0.0.3,team key,
            Aurora,three,standby,-oProxyCommand=x,team key,
            Aurora,four,master,10.0.0.4,team key,
            Aurora,five,,10.0.0.5,team key,99999
            Aurora,$(id),,10.0.0.6,team key,
            """,
            false);
    assertThat(result.stored()).isFalse();
    assertThat(result.pairs()).containsExactly("good");
    assertThat(result.faults())
        .extracting(f -> f.row() + " " + f.column())
        .containsExactly(
            "3 customer", "4 sshCredential", "6 host", "7 role", "8 postgresPort", "9 pair");
    assertThat(all()).isEmpty();
  }

  @Test
  void semicolons_and_a_byte_order_mark_are_understood() {
    var result =
        run("\uFEFFcustomer;pair;host;sshCredential\nAurora;one;10.0.0.1;team key\n", false);
    assertThat(result.stored()).isTrue();
  }

  @Test
  void a_file_that_is_none_is_refused_as_a_whole() {
    for (String csv : new String[] {"", "  ", "customer,pair\nA,b\n", "x,y\n1,2\n", "a\"b\n\"c"}) {
      assertThatThrownBy(() -> run(csv, true))
          .as(csv)
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("csv"));
    }
  }

  @Test
  void a_viewer_imports_nothing() {
    var result = console.actingAs(TeamRole.VIEWER, () -> pairs.of(GOOD, false));
    assertThat(result.stored()).isFalse();
    assertThat(result.faults()).allSatisfy(f -> assertThat(f.column()).isEqualTo("customer"));
  }

  private ImportResult run(String csv, boolean dryRun) {
    return console.actingAs(TeamRole.OPERATOR, () -> pairs.of(csv, dryRun));
  }

  private java.util.List<pairkeeper.core.model.PairSheet> all() {
    return console.asOperator(() -> console.pairs.find(PairFilter.none()));
  }
}
