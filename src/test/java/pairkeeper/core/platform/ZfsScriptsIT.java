package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.plan.Command;
import pairkeeper.core.postgres.Programs;

/**
 * What the scripts ask of ZFS when a real sh runs them: a program in its place notes every word.
 * The real ZFS is in the lab.
 */
class ZfsScriptsIT {
  private static final UUID JOB = UUID.fromString("0198a2b4-0000-7000-8000-00000000004d");
  private static final String OWN = "pairkeeper-0198a2b400007000800000000000004d";
  private static final String NEW = OWN + "-20261122T023000Z";
  private static final String KEY = "ssh-ed25519 " + "A".repeat(68);

  /** Everything is there, with one guid. */
  private static final String NOTING =
      """
      #!/bin/sh
      { printf '%s\\037' "$@"; echo; } >>"$HOME/asked"
      case $1 in get) echo 12345 ;; list) exit 1 ;; esac
      """;

  /** Runs a script with this home; gives what it asked of ZFS, word by word. */
  private record Server(Path home) {
    static Server made() {
      try {
        Path home = Files.createTempDirectory("zfs");
        Path zfs = Files.createDirectory(home.resolve("bin")).resolve("zfs");
        Files.writeString(zfs, NOTING);
        Files.setPosixFilePermissions(zfs, PosixFilePermissions.fromString("rwx------"));
        return new Server(home);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    Programs.Ended run(Command command) {
      var script = (Command.Script) command;
      var words = new ArrayList<>(List.of("/bin/sh", "-c", script.body(), script.name()));
      words.addAll(script.args());
      return run(words);
    }

    Programs.Ended run(List<String> words) {
      String path = home.resolve("bin") + ":/usr/sbin:/usr/bin:/sbin:/bin";
      return Programs.run(words, "", Map.of("HOME", home.toString(), "PATH", path));
    }

    List<List<String>> asked() throws IOException {
      Path asked = home.resolve("asked");
      return Files.exists(asked)
          ? Files.readAllLines(asked).stream().map(line -> List.of(line.split("\037"))).toList()
          : List.of();
    }

    List<List<String>> destroyed() throws IOException {
      return asked().stream().filter(words -> words.getFirst().equals("destroy")).toList();
    }
  }

  @Provide
  Arbitrary<String> datasets() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .withChars("abzAZ09_.:- ")
            .ofMinLength(1)
            .ofMaxLength(12)
            .map(text -> "x" + text + "y");
    return name.list().ofMinSize(0).ofMaxSize(4).map(names -> String.join("/", prepended(names)));
  }

  private static List<String> prepended(List<String> names) {
    var all = new ArrayList<>(List.of("tank"));
    all.addAll(names);
    return all;
  }

  @Property(tries = 25)
  void whoever_comes_with_the_key_can_receive_into_that_dataset_and_nothing_else(
      @ForAll("datasets") String dataset) throws IOException {
    String taken = new DatasetPlace(new UUID(0, 1), dataset).dataset();
    received(taken);
  }

  @Example
  void a_name_that_would_never_be_taken_is_quoted_all_the_same() throws IOException {
    received("tank/it's $(touch hacked) \"%n\" `id`\\");
  }

  private static void received(String dataset) throws IOException {
    Server server = Server.made();
    var ended =
        server.run(ZfsCommands.letIn(JOB, KEY, List.of("10.1.2.3", "fd00::1"), dataset, NEW));
    assertThat(ended.code()).as(ended.errors()).isZero();
    Path folder = server.home().resolve(".pairkeeper/copies/" + JOB);
    assertThat(Files.readString(server.home().resolve(".ssh/authorized_keys")))
        .isEqualTo(
            "from=\"10.1.2.3,fd00::1\",restrict,command=\"%s/receive\" %s pairkeeper-copy-%s\n"
                .formatted(folder, KEY, JOB));
    // sshd puts what the other side asked for into a variable, and runs the command by a shell
    var came = server.run(List.of("/bin/sh", "-c", folder + "/receive"));
    assertThat(came.code()).as(came.errors()).isZero();
    assertThat(server.asked())
        .containsExactly(
            List.of("list", "-H", "-o", "name", "-t", "snapshot", dataset + "@" + NEW),
            List.of("receive", "-u", dataset));
  }

  @Property(tries = 25)
  void a_dataset_reaches_zfs_as_one_word(@ForAll("datasets") String dataset) throws IOException {
    Server server = Server.made();
    var ended = server.run(ZfsCommands.snapshot(JOB, dataset, NEW));
    assertThat(ended.code()).as(ended.errors()).isZero();
    assertThat(ended.output()).isEqualTo("guid:12345\n");
    assertThat(server.asked())
        .contains(List.of("hold", "pairkeeper-" + JOB, dataset + "@" + NEW))
        .allSatisfy(words -> assertThat(words.getLast()).isEqualTo(dataset + "@" + NEW));
  }

  @Example
  void destroys_single_snapshots_of_the_job_only() throws IOException {
    Server server = Server.made();
    String old = OWN + "-20261118T021000Z";
    var ended = server.run(tidy("guid:12345", List.of(old), List.of(old)));
    assertThat(ended.code()).as(ended.errors()).isZero();
    assertThat(server.destroyed()).containsExactly(List.of("destroy", "tank/a b@" + old));

    for (String foreign :
        List.of(
            "backup",
            "",
            NEW,
            OWN + "-20261118T021000Z%" + NEW,
            OWN + "-20261118T021000Z," + NEW,
            OWN + "-*",
            "other-20261118T021000Z")) {
      Server other = Server.made();
      ended = other.run(tidy("guid:12345", List.of(), List.of(foreign)));
      assertThat(ended.code()).as(foreign).isEqualTo(64);
      assertThat(other.destroyed()).as(foreign).isEmpty();
    }
  }

  @Example
  void destroys_nothing_while_the_newest_one_is_not_there_as_it_was_sent() throws IOException {
    Server server = Server.made();
    var ended = server.run(tidy("guid:999", List.of(), List.of(OWN + "-20261118T021000Z")));
    assertThat(ended.code()).isEqualTo(67);
    assertThat(server.asked()).noneMatch(words -> words.getFirst().matches("destroy|release"));
  }

  private static Command tidy(String guid, List<String> released, List<String> destroyed) {
    return ZfsCommands.tidy(JOB, "tank/a b", NEW, guid, OWN, released, destroyed);
  }
}
