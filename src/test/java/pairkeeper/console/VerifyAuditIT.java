package pairkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.Rest;

/** An auditor takes three files from a console and verifies them with the jar alone. */
class VerifyAuditIT {
  @TempDir Path folder;

  @Test
  void the_jar_alone_says_that_an_audit_is_whole_and_names_what_was_changed() throws Exception {
    RunningConsole console = RunningConsole.shared();
    try (Rest rest = new Rest(console)) {
      rest.await(
          "audit/verification",
          Duration.ofMinutes(1),
          v -> !v.get("lastCheckpoint").isNull() && v.at("/deliveries/0/behind").asLong() == 0);
      keep(rest, "audit/export", "audit.jsonl");
      keep(rest, "audit/export/checkpoints", "checkpoints.jsonl");
      keep(rest, "audit/export/public-key", "key.pem");
    }
    Path audit = folder.resolve("audit.jsonl");
    assertThat(verify(0, "en")).contains("WHOLE").contains("the whole audit");
    assertThat(verify(0, "ru")).contains("ЦЕЛ:");

    List<String> lines = Files.readAllLines(audit);
    Files.write(audit, lines.subList(0, 1));
    assertThat(verify(1, "en")).contains("the entries from 1 on are gone", "BROKEN");

    String changed = lines.get(1).replace("\"act\":\"", "\"act\":\"x");
    Files.writeString(audit, lines.get(0) + "\n" + changed + "\n");
    assertThat(verify(1, "pl")).contains("wpis 1: został zmieniony");

    Files.delete(folder.resolve("key.pem"));
    assertThat(verify(2, "en")).contains("Nothing was verified");
  }

  private void keep(Rest rest, String path, String name) throws IOException {
    Files.writeString(
        folder.resolve(name), rest.send("GET", path, null, "Accept", "*/*").raw().body());
  }

  private String verify(int code, String language) throws Exception {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("pairkeeper.jar"),
            "verify-audit",
            folder.resolve("audit.jsonl").toString(),
            folder.resolve("checkpoints.jsonl").toString(),
            folder.resolve("key.pem").toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PAIRKEEPER_LANGUAGE", language);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(code);
    return said;
  }
}
