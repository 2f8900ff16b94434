package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pairkeeper.api.Rest;
import pairkeeper.brokenworld.HostileText;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;

/** A file of pairs with hostile text in it: told of with its row and column, or taken as it is. */
class HostileImportIT {
  private static final String HOUSE = "House of hostile files";
  private static Rest rest;
  private static String customer;

  @BeforeAll
  static void open() {
    rest = new Rest(RunningConsole.shared());
    customer = rest.post("customers", Map.of("name", HOUSE)).is(201).get("id").asString();
    var key =
        Map.of("name", "hostile file key", "kind", "ssh-password", "user", "u", "secret", "s3cret");
    rest.post("credentials", key).is(201);
  }

  @AfterAll
  static void close() {
    rest.close();
    assertThat(Files.exists(Path.of(HostileText.PROOF))).as("executed here").isFalse();
  }

  @TestFactory
  Stream<DynamicTest> every_column() {
    return ImportRow.ALL.stream()
        .map(column -> DynamicTest.dynamicTest(column, () -> hostile(column)));
  }

  private static void hostile(String column) {
    for (String text : HostileText.ALL) {
      Map<String, String> first = row("192.0.2.141");
      first.put(column, text);
      Map<String, String> second = row("192.0.2.142");
      if (List.of("customer", "pair").contains(column)) {
        second.put(column, text);
      }
      Rest.Answer answer = send(file(first, second), "?dryRun=true");
      JsonNode said = answer.is(200);
      assertThat(said.get("stored").asBoolean()).isFalse();
      for (JsonNode fault : said.get("faults")) {
        assertThat(fault.get("field").asString()).as(column + ": " + said).contains(column);
        assertThat(fault.get("row").asInt()).as(column + ": " + said).isEqualTo(2);
        assertThat(fault.get("text").asString()).isNotBlank();
      }
    }
    assertThat(rest.get("pairs?customer=" + customer)).as("tried only").isEmpty();
  }

  @Test
  void what_is_no_such_file_is_refused_as_a_whole() {
    String good = file(row("192.0.2.143"), row("192.0.2.144"));
    for (String text :
        List.of(
            "",
            "\n\n\n",
            "\"never closed",
            good + "\"" + HOUSE,
            good.replaceFirst("customer", "customer,customer"),
            good.replaceFirst("customer", "secret"),
            "PK\u0003\u0004\u0000\u0000 spreadsheet",
            ",".repeat(100_000),
            (good.lines().findFirst().orElseThrow() + "\n" + "a,b,c\n".repeat(5_001)))) {
      Rest.Answer answer = send(text, "");
      assertThat(answer.status()).as(text).isEqualTo(422);
      assertThat(answer.body().get("field").asString()).isEqualTo("csv");
      assertThat(answer.body().get("detail").asString()).isNotBlank();
    }
    assertThat(rest.get("pairs?customer=" + customer)).isEmpty();
  }

  private static Map<String, String> row(String host) {
    var row = new LinkedHashMap<String, String>();
    ImportRow.ALL.forEach(column -> row.put(column, ""));
    row.put("customer", HOUSE);
    row.put("pair", "from-a-file");
    row.put("host", host);
    row.put("sshCredential", "hostile file key");
    return row;
  }

  private static String file(Map<String, String> first, Map<String, String> second) {
    return Stream.of(ImportRow.ALL, List.copyOf(first.values()), List.copyOf(second.values()))
        .map(cells ->
            cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Rest.Answer send(String csv, String query) {
    return rest.send("POST", "pairs/import" + query, csv, "Content-Type", "text/csv");
  }
}
