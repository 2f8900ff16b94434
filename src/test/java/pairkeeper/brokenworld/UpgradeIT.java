package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.ConsoleBackup;
import pairkeeper.console.NewerVersion;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** A console that is killed in the middle of a run, and upgraded before it starts again. */
@NeedsLab
class UpgradeIT {
  private static final String PASSPHRASE = "correct horse battery staple";

  @Test
  void the_new_version_finds_the_run_and_looks_before_it_goes_on(@TempDir Path folder)
      throws IOException {
    Path newer = NewerVersion.of(RunningConsole.jar(), folder.resolve("pairkeeper.jar"));
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console)) {
      LabHost primary = lab.host(1);
      LabHost standby = lab.host(2);
      PairByRest pair = SlowCopy.pair(rest, lab, "upgrade", primary, standby);
      JsonNode run = SlowCopy.start(pair);
      SlowCopy.awaitMiddle(pair, run);
      console.kill9();
      primary.freeze(); // so that the copy is not through when the new version is there
      try {
        console.restartAs(newer);
        JsonNode again =
            pair.awaitRun(
                run,
                r ->
                    r.get("interrupted").asBoolean()
                        && r.get("state").asString().equals("running"));
        assertThat(PairByRest.step(again, "base-copy").get("attempt").asInt()).isEqualTo(1);
        assertThat(console.log()).contains("\"" + NewerVersion.MIGRATION + " - of the tests\"");
      } finally {
        primary.thaw();
      }
      JsonNode ended = pair.follow(run);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      assertThat(standby.executed("^pg_basebackup ")).as("executed there").isEqualTo(1);
      pair.awaitVerdict("healthy");

      Path backup = ConsoleBackup.of(console, PASSPHRASE, folder.resolve("newer.backup"));
      console.empty();
      console.use(RunningConsole.jar());
      assertThat(console.restore(backup, PASSPHRASE)).isEqualTo(2);
      assertThat(console.output()).contains(NewerVersion.VERSION);
      assertThat(console.data().resolve("console.mv.db")).doesNotExist();
      assertThat(console.data().resolve("console.key")).doesNotExist();
    }
  }
}
