package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import pairkeeper.crash.Story.Cast;
import pairkeeper.lab.LabHost;

/**
 * Files of an application are copied; then the primary loses its power, a command makes sure that
 * it stays off, its address goes to the new one, and it is copied anew.
 */
final class CopyStory {
  private static final String FILES = "/srv/documents";

  private static final Map<String, Object> COMMANDED =
      Map.of("fence", "command", "fenceCommand", List.of("true"));

  private CopyStory() {}

  static void prepare(Cast cast) {
    cast.setUp();
  }

  static void play(Cast cast) {
    LabHost first = cast.first();
    LabHost second = cast.second();
    Scene scene = cast.scene(Hooks.none());
    first.exec("mkdir -p " + FILES + " && echo scan >" + FILES + "/scan.pdf");
    scene.runJob(job(cast), plan -> KillPoint.each(cast.when(), plan));
    assertThat(second.exec("cat " + FILES + "/scan.pdf")).isEqualTo("scan");

    cast.serveAtAddress();
    scene.losesPower(first, second);
    scene.failOver(COMMANDED, plan -> KillPoint.each(cast.when(), plan));
    long promoted = second.executed(Scene.PROMOTED);
    assertThat(promoted).as("promotions").isEqualTo(1);
    cast.lane().toll().done("promotions", promoted);
    assertThat(second.exec("ip -o addr show")).contains(cast.address() + "/");
    cast.pair().fencedAtItsReturn(first);
    scene.rejoin("clone", plan -> KillPoint.each(cast.when(), plan));
    long copies = first.executed("^pg_basebackup ");
    assertThat(copies).as("base copies").isEqualTo(1);
    cast.lane().toll().done("base copies", copies);
  }

  private static String job(Cast cast) {
    var rsync = Map.of("preset", "tree", "places", List.of(place(cast, 0), place(cast, 1)));
    var job = Map.of("name", "Documents", "kind", "rsync", "rsync", rsync);
    return cast.rest().post(cast.pair().path() + "/jobs", job).is(201).get("id").asString();
  }

  private static Map<String, Object> place(Cast cast, int server) {
    String id = cast.pair().server(server).substring("servers/".length());
    return Map.of("server", id, "path", FILES, "mount", "");
  }
}
