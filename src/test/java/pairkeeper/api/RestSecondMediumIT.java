package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** Files are copied from whoever is primary to a second medium on a third host. */
@NeedsLab
class RestSecondMediumIT {
  private static final String TREE = "/srv/documents";
  private static final String MEDIUM = "/mnt/nas";

  private record Scene(
      Rest rest, PairByRest pair, LabHost first, LabHost second, LabHost third, String medium) {
    Map<String, Object> job(String name, String path, String mount) {
      return Map.of(
          "name",
          name,
          "kind",
          "rsync",
          "rsync",
          Map.of(
              "places",
              List.of(place(0), place(1)),
              "target",
              Map.of("id", medium, "path", path, "mount", mount)));
    }

    private Map<String, Object> place(int server) {
      return Map.of("server", pair.server(server).substring("servers/".length()), "path", TREE);
    }

    String jobs() {
      return pair.path() + "/jobs";
    }

    JsonNode run(String job) {
      return pair.follow(rest.post(jobs() + "/" + job + "/runs", Map.of()).is(202));
    }

    void ran(String job) {
      JsonNode ended = run(job);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    }

    String letIn() {
      return third.exec("cat /root/.ssh/authorized_keys");
    }
  }

  @Test
  void the_second_medium_gets_what_the_primary_has_whoever_that_is() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "medium", lab.host(1), lab.host(2))) {
      pair.meet(lab.host(1), lab.host(2));
      JsonNode key = PairByRest.credential(rest, lab, "key of the NAS");
      var scene =
          new Scene(
              rest,
              pair,
              lab.host(1),
              lab.host(2),
              lab.host(3),
              target(rest, pair.customer(), key, lab.host(3)));
      saysWhichFieldIsWrong(scene, key);
      String job =
          rest.post(scene.jobs(), scene.job("Kept apart", MEDIUM + "/his", MEDIUM))
              .is(201)
              .get("id")
              .asString();
      writesNothingWhileTheMediumIsNotMounted(scene, job);
      copiesFromThePrimary(scene, job);
      pair.setUp();
      copiesFromTheNewPrimaryAfterASwitchover(scene, job);
      saysWhichHostDoesNotAnswer(scene, job);
      isRemovedWithItsKeyAndTheMediumOnlyAfterIt(scene, job);
    }
  }

  private static String target(Rest rest, String customer, JsonNode key, LabHost host) {
    var said =
        Map.of(
            "customer",
            customer,
            "kind",
            "second-medium",
            "name",
            "NAS of " + customer.substring(30),
            "path",
            MEDIUM,
            "host",
            host.address(),
            "sshCredential",
            key.get("id").asString(),
            "privilege",
            "sudo");
    String id = rest.post("targets", said).is(201).get("id").asString();
    rest.put("targets/" + id + "/host-key", Map.of("fingerprint", host.fingerprint())).is(200);
    return id;
  }

  private static void saysWhichFieldIsWrong(Scene scene, JsonNode key) {
    JsonNode problem = scene.rest().post(scene.jobs(), scene.job("Wrong", "/mnt/nas2", "")).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("target.path");
    JsonNode other = scene.rest().post("customers", Map.of("name", "Another house")).is(201);
    String theirs = target(scene.rest(), other.get("id").asString(), key, scene.third());
    var wrong =
        new Scene(scene.rest(), scene.pair(), scene.first(), scene.second(), scene.third(), theirs);
    problem = scene.rest().post(scene.jobs(), wrong.job("Wrong", MEDIUM, "")).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("target.id");
    assertThat(scene.rest().get(scene.jobs()).size()).isZero();
  }

  private static void writesNothingWhileTheMediumIsNotMounted(Scene scene, String job) {
    scene.first().exec("mkdir -p " + TREE + " && echo a >" + TREE + "/a.pdf");
    scene.third().exec("mkdir -p " + MEDIUM);
    JsonNode problem = scene.rest().post(scene.jobs() + "/" + job + "/runs", Map.of()).is(409);
    assertThat(problem.toString()).contains("copy-destination-there", MEDIUM + " is not mounted");
    assertThat(scene.third().exec("ls " + MEDIUM)).isEmpty();
    scene.third().exec("mount -t tmpfs none " + MEDIUM);
  }

  private static void copiesFromThePrimary(Scene scene, String job) {
    scene.ran(job);
    assertThat(scene.third().exec("cat " + MEDIUM + "/his/a.pdf")).isEqualTo("a");
    assertThat(scene.second().attempt("ls " + TREE).ok()).as("the standby has no part").isFalse();
    String line = scene.letIn();
    assertThat(line)
        .contains("from=\"" + scene.first().address())
        .contains("restrict,command=\"rsync --server --daemon");
    scene.third().exec("umount " + MEDIUM);
    JsonNode problem = scene.rest().post(scene.jobs() + "/" + job + "/runs", Map.of()).is(409);
    assertThat(problem.toString()).contains(MEDIUM + " is not mounted");
    scene.third().exec("mount -t tmpfs none " + MEDIUM);
  }

  private static void copiesFromTheNewPrimaryAfterASwitchover(Scene scene, String job) {
    scene.ran(job);
    scene.second().exec("mkdir -p " + TREE + " && echo b >" + TREE + "/b.pdf");
    scene.pair().awaitWhole();
    JsonNode plan = scene.pair().freePlan("switchover", Map.of());
    JsonNode turned = scene.pair().follow(scene.pair().start(plan, null, "Kernel").is(202));
    assertThat(turned.get("state").asString()).as(turned.toPrettyString()).isEqualTo("succeeded");
    scene.pair().awaitWhole();
    scene.ran(job);
    assertThat(scene.third().exec("cd " + MEDIUM + "/his && cat a.pdf b.pdf")).isEqualTo("a\nb");
    assertThat(scene.letIn().lines().filter(line -> line.contains(job))).hasSize(1);
    assertThat(scene.letIn()).contains("from=\"" + scene.second().address());
    assertThat(scene.first().exec("ls " + TREE)).isEqualTo("a.pdf");
  }

  private static void saysWhichHostDoesNotAnswer(Scene scene, String job) {
    scene.third().exec("systemctl stop ssh.socket ssh.service 2>/dev/null; pkill -x sshd; true");
    JsonNode problem = scene.rest().post(scene.jobs() + "/" + job + "/runs", Map.of()).is(422);
    assertThat(problem.get("server").asString()).isEqualTo(scene.medium());
    assertThat(problem.get("detail").asString()).contains(scene.third().address());
    scene.third().stop();
    scene.third().boot();
    scene.third().exec("mountpoint -q " + MEDIUM + " || mount -t tmpfs none " + MEDIUM);
    scene.ran(job);
  }

  private static void isRemovedWithItsKeyAndTheMediumOnlyAfterIt(Scene scene, String job) {
    JsonNode used = scene.rest().send("DELETE", "targets/" + scene.medium(), null).is(422);
    assertThat(used.get("detail").asString()).contains("Kept apart");
    JsonNode removal = scene.rest().send("DELETE", scene.jobs() + "/" + job, null).is(202);
    assertThat(scene.pair().follow(removal).get("state").asString()).isEqualTo("succeeded");
    assertThat(scene.letIn()).doesNotContain(job);
    assertThat(scene.third().exec("cat " + MEDIUM + "/his/b.pdf")).isEqualTo("b");
    assertThat(scene.rest().send("DELETE", "targets/" + scene.medium(), null).status())
        .isEqualTo(204);
  }
}
