package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
  void a_due_copy_whose_line_is_cut_fails_in_words_and_goes_on_by_itself_with_what_arrived() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "cut-copy", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      first.exec("mkdir /srv/scans && head -c 40000000 /dev/urandom >/srv/scans/study.dcm");
      String job = pair.path() + "/jobs/" + dueNow(rest, pair, 2000);

      JsonNode run = newest(rest, job, 1);
      pair.awaitRun(run, r -> copied(r) > 10_000_000);
      first.cutFrom(second);
      JsonNode failed = ended(rest, run);
      assertThat(failed.get("state").asString()).isEqualTo("failed");
      assertThat(PairByRest.step(failed, "copy").get("why").asString())
          .containsAnyOf("not responding", "Broken pipe", "timed out", "unexpectedly closed");
      assertThat(second.exec("ls /srv/scans")).isEmpty();
      assertThat(Instant.parse(rest.get(job).get("retryAt").asString()))
          .isEqualTo(Instant.parse(failed.get("endedAt").asString()).plusSeconds(60));

      first.healTo(second);
      JsonNode again = ended(rest, newest(rest, job, 2));
      assertThat(again.get("state").asString()).as(again.toPrettyString()).isEqualTo("succeeded");
      JsonNode occurrence = rest.get(job + "/occurrences").get(0);
      assertThat(occurrence.get("run")).isEqualTo(again.get("id"));
      assertThat(occurrence.get("why").asString()).startsWith("Tried again (1 of 2)");
      assertThat(rest.get(job).get("retryAt").isNull()).isTrue();
      assertThat(second.exec("sha256sum </srv/scans/study.dcm"))
          .isEqualTo(first.exec("sha256sum </srv/scans/study.dcm"));
      assertThat(second.exec("ls -A /srv/scans")).isEqualTo("study.dcm");
      // what had arrived was not sent again
      assertThat(sent(again)).isBetween(1L, 32_000_000L);
    }
  }

  /** The run of the newest of that many due times that led to one. */
  private static JsonNode newest(Rest rest, String job, int starts) {
    JsonNode all = rest.await(job + "/occurrences", Duration.ofMinutes(3), o -> o.size() == starts);
    return rest.get("runs/" + all.get(0).get("run").asString());
  }

  private static JsonNode ended(Rest rest, JsonNode run) {
    return rest.await(
        "runs/" + run.get("id").asString(), Duration.ofMinutes(3), r -> !r.get("endedAt").isNull());
  }

  private static String dueNow(Rest rest, PairByRest pair, int rate) {
    var places = List.of(place(pair, 0), place(pair, 1));
    var rsync = Map.of("places", places, "kibibytesPerSecond", rate, "compress", false);
    Instant due = Instant.now().plusSeconds(2);
    var times = Map.of("schedule", "once " + due, "retries", 2, "retryMinutes", 1);
    var job = Map.of("name", "Scans", "kind", "rsync", "rsync", rsync, "timetable", times);
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
