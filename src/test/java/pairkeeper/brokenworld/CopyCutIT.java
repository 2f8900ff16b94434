package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** The line between the servers is cut while files are being copied. */
@NeedsLab
class CopyCutIT {
  private static final Pattern LITERAL = Pattern.compile("Literal data: (\\d+)");

  @Test
  void a_copy_whose_line_is_cut_fails_in_words_and_the_next_one_goes_on_with_what_arrived() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "cut-copy", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      first.exec("mkdir /srv/scans && head -c 40000000 /dev/urandom >/srv/scans/study.dcm");
      String runs = pair.path() + "/jobs/" + job(rest, pair, 2000) + "/runs";

      JsonNode run = rest.post(runs, Map.of()).is(202);
      pair.awaitRun(run, r -> copied(r) > 10_000_000);
      first.cutFrom(second);
      JsonNode ended =
          rest.await(
              "runs/" + run.get("id").asString(),
              Duration.ofMinutes(3),
              r -> !r.get("endedAt").isNull());
      assertThat(ended.get("state").asString()).isEqualTo("failed");
      assertThat(PairByRest.step(ended, "copy").get("why").asString())
          .containsAnyOf("not responding", "Broken pipe", "timed out", "unexpectedly closed");
      assertThat(second.exec("ls /srv/scans")).isEmpty();

      first.healTo(second);
      JsonNode again = pair.follow(rest.post(runs, Map.of()).is(202));
      assertThat(again.get("state").asString()).as(again.toPrettyString()).isEqualTo("succeeded");
      assertThat(second.exec("sha256sum </srv/scans/study.dcm"))
          .isEqualTo(first.exec("sha256sum </srv/scans/study.dcm"));
      assertThat(second.exec("ls -A /srv/scans")).isEqualTo("study.dcm");
      // what had arrived was not sent again
      assertThat(sent(again)).isBetween(1L, 32_000_000L);
    }
  }

  private static String job(Rest rest, PairByRest pair, int rate) {
    var places = List.of(place(pair, 0), place(pair, 1));
    var rsync = Map.of("places", places, "kibibytesPerSecond", rate, "compress", false);
    var job = Map.of("name", "Scans", "kind", "rsync", "rsync", rsync);
    return rest.post(pair.path() + "/jobs", job).is(201).get("id").asString();
  }

  private static Map<String, String> place(PairByRest pair, int server) {
    String id = pair.server(server).substring("servers/".length());
    return Map.of("server", id, "path", "/srv/scans");
  }

  private static long sent(JsonNode run) {
    Matcher literal = LITERAL.matcher(PairByRest.step(run, "copy").get("output").asString());
    assertThat(literal.find()).isTrue();
    return Long.parseLong(literal.group(1));
  }

  private static long copied(JsonNode run) {
    JsonNode done = PairByRest.step(run, "copy").at("/progress/doneBytes");
    return done.isNumber() ? done.asLong() : 0;
  }
}
