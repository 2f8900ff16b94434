package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.archive.ArchiveFolder;
import pairkeeper.core.archive.KeepFrom;
import pairkeeper.core.archive.Need;
import pairkeeper.core.archive.PrunedSaid;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.ShellText;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.WalFileName;

/** What the real scripts remove from a real directory, and what they never touch. */
class ArchiveScriptsTest {
  private static final long SIZE = 16L << 20;
  private static final String OURS = "17451448556060680193";
  private static final String OTHERS = "7451448556060680194";

  @TempDir Path folder;
  private Path data;
  private Path archive;

  private record Said(int code, String out, String err) {}

  @BeforeEach
  void places() throws IOException {
    folder = folder.toRealPath();
    data = folder.resolve("data");
    archive = Files.createDirectories(folder.resolve("the pair's $(archive)"));
    Files.createDirectories(data.resolve("global"));
    Files.createFile(data.resolve("PG_VERSION"));
    Files.createDirectories(data.resolve("pg_wal/archive_status"));
    Files.write(data.resolve("global/pg_control"), number(Long.parseUnsignedLong(OURS)));
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(value).array();
  }

  /** The first page of a segment, and something behind it. */
  private static byte[] segment(WalFileName name, String system, long size) {
    return ByteBuffer.allocate(9000)
        .order(ByteOrder.nativeOrder())
        .putShort((short) 0xD110)
        .putShort((short) 2)
        .putInt((int) name.timeline().id())
        .putLong(name.start(size).value())
        .putInt(0)
        .putInt(0)
        .putLong(Long.parseUnsignedLong(system))
        .putInt((int) size)
        .putInt(8192)
        .array();
  }

  private Path put(String file, String system, int days) throws IOException {
    Path path = archive.resolve(file);
    byte[] bytes = segment(WalFileName.parse(file.substring(0, 24)), system, SIZE);
    if (file.endsWith(".gz")) {
      try (var out = new GZIPOutputStream(Files.newOutputStream(path))) {
        out.write(bytes);
      }
    } else {
      Files.write(path, bytes);
    }
    return aged(path, days);
  }

  private static Path aged(Path path, int days) throws IOException {
    Instant at = Instant.now().minus(days, ChronoUnit.DAYS).minusSeconds(60);
    return Files.setLastModifiedTime(path, FileTime.from(at));
  }

  private static String name(long timeline, long segment) {
    return WalFileName.holding(new Timeline(timeline), new Lsn(segment * SIZE), SIZE).toString();
  }

  private static KeepFrom keep(long segment) {
    var need = new Need(Need.Kind.BACKUP, "b", new Timeline(1), new Lsn(segment * SIZE + 40));
    return new KeepFrom(need, SIZE);
  }

  private ArchiveCommands commands(Path path) {
    return commands(path, OURS);
  }

  private ArchiveCommands commands(Path path, String system) {
    String owner = System.getProperty("user.name");
    var cluster = new ClusterRef("15", "main", 5432, owner, "/tmp", data.toString(), "", system);
    return new ArchiveCommands(cluster, path.toString(), "");
  }

  private static Said run(Command command) throws Exception {
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    var shell =
        new ProcessBuilder("/bin/sh", "-s")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (var in = shell.outputWriter()) {
      in.write(ShellText.of(command));
    }
    assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Said(shell.exitValue(), Files.readString(out), Files.readString(err));
  }

  private ArchiveFolder look(Path path, KeepFrom keep, int days) throws Exception {
    Said said = run(commands(path).look(keep, days));
    assertThat(said.code()).as(said.err()).isZero();
    return ArchiveFolder.read(said.out(), SIZE, Instant.EPOCH);
  }

  private TreeSet<String> lying() throws IOException {
    try (Stream<Path> files = Files.list(archive)) {
      return files
          .map(f -> f.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void the_script_removes_exactly_what_the_rule_frees_and_a_second_run_nothing() throws Exception {
    var random = new Random(20261123);
    KeepFrom keep = keep(300);
    var expected = new TreeSet<String>();
    for (int i = 0; i < 60; i++) {
      String file = name(1 + random.nextInt(4), 270 + random.nextInt(60));
      file += List.of("", ".gz", ".partial").get(random.nextInt(3));
      int days = random.nextInt(12);
      put(file, OURS, days);
      if (keep.frees(file) && days >= 7) {
        expected.add(file);
      } else {
        expected.remove(file);
      }
    }
    var before = lying();
    ArchiveFolder said = look(archive, keep, 7);
    assertThat(said.fit()).isEqualTo("yes");
    assertThat(said.whole()).isTrue();
    assertThat(said.whose()).isEqualTo("ours");
    assertThat(said.files()).isEqualTo(before.size());
    assertThat(said.going().files()).isEqualTo(expected.size()).isPositive();
    assertThat(said.going().first()).isEqualTo(expected.first());
    assertThat(said.going().last()).isEqualTo(expected.last());
    assertThat(said.staying().files()).isEqualTo(before.size() - expected.size());
    assertThat(lying()).isEqualTo(before);

    Said done = run(commands(archive).prune(keep, 7));
    assertThat(done.code()).as(done.err()).isZero();
    var rest = new TreeSet<>(before);
    rest.removeAll(expected);
    assertThat(lying()).isEqualTo(rest);
    PrunedSaid pruned = PrunedSaid.read(done.out()).orElseThrow();
    assertThat(pruned.files()).isEqualTo(expected.size());
    assertThat(pruned.bytes()).isEqualTo(said.going().bytes());
    assertThat(pruned.stayed()).isEqualTo(rest.size());
    assertThat(pruned.stayedBytes()).isEqualTo(said.staying().bytes());
    Said again = run(commands(archive).prune(keep, 7));
    assertThat(PrunedSaid.read(again.out()).orElseThrow().files()).isZero();
    assertThat(lying()).isEqualTo(rest);
  }

  @Test
  void what_is_no_segment_of_this_database_survives() throws Exception {
    String old = name(1, 5);
    var stays = new TreeSet<String>();
    for (String file :
        List.of(
            "00000002.history",
            old + ".00000028.backup",
            old + ".gpg",
            old + ".gz.partial",
            "notes.txt",
            // as two lines it would be a segment
            "x\n" + name(1, 9) + " 5 0.1\n",
            "-rf",
            "000000010000000000000100",
            "000000000000000000000001")) {
      aged(Files.write(archive.resolve(file), new byte[100]), 90);
      stays.add(file);
    }
    aged(Files.createDirectory(archive.resolve(name(1, 6))), 90);
    Files.createSymbolicLink(archive.resolve(name(1, 7)), put(name(1, 300), OURS, 90));
    put(name(1, 8), OTHERS, 90);
    put(name(1, 9), OURS, 0);
    put(name(1, 10) + ".gz", OTHERS, 90);
    // torn, empty, and of another segment size
    aged(Files.write(archive.resolve(name(1, 11)), new byte[20]), 90);
    aged(Files.write(archive.resolve(name(1, 12)), new byte[0]), 90);
    byte[] larger = segment(WalFileName.parse(name(1, 13)), OURS, 4 * SIZE);
    aged(Files.write(archive.resolve(name(1, 13)), larger), 90);
    // what calls itself by another's name
    byte[] renamed = segment(WalFileName.parse(name(1, 99)), OURS, SIZE);
    aged(Files.write(archive.resolve(name(1, 14)), renamed), 90);
    aged(Files.write(archive.resolve(name(1, 15) + ".zst"), new byte[500]), 90);
    for (int i = 6; i <= 15; i++) {
      stays.add(name(1, i) + (i == 10 ? ".gz" : i == 15 ? ".zst" : ""));
    }
    stays.add(name(1, 300));
    put(old, OURS, 90);
    // the first segment of a timeline was begun on the one before
    Path forked = archive.resolve(name(2, 5));
    aged(Files.write(forked, segment(WalFileName.parse(old), OURS, SIZE)), 90);
    Said done = run(commands(archive).prune(keep(200), 7));
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(lying()).isEqualTo(stays);
    assertThat(PrunedSaid.read(done.out()).orElseThrow().files()).isEqualTo(2);
    assertThat(PrunedSaid.read(done.out()).orElseThrow().left()).isEqualTo(7);
  }

  @Test
  void a_server_s_own_places_are_never_taken_for_an_archive() throws Exception {
    Path wal = data.resolve("pg_wal");
    Path elsewhere = Files.createDirectories(folder.resolve("wal"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), archive);
    Path through = folder.resolve("linked");
    Path moved = Files.createDirectories(folder.resolve("data.evidence-00ab/wal"));
    var unfit = new ArrayList<String>();
    for (Path path : List.of(wal, data, data.resolve("archive"), moved, linked, through)) {
      if (!Files.exists(path)) {
        Files.createDirectories(path);
      }
      Files.write(path.resolve(name(1, 5)), segment(WalFileName.parse(name(1, 5)), OURS, SIZE));
      aged(path.resolve(name(1, 5)), 90);
      unfit.add(look(path, keep(200), 0).fit());
      Said done = run(commands(path).prune(keep(200), 0));
      assertThat(done.code()).as(path.toString()).isEqualTo(66);
      assertThat(path.resolve(name(1, 5))).exists();
    }
    assertThat(unfit).containsExactly("data", "data", "data", "data", "link", "link");
    // a WAL directory on a disk of its own
    Files.delete(wal.resolve(name(1, 5)));
    Files.delete(wal.resolve("archive_status"));
    Files.delete(wal);
    Files.createSymbolicLink(wal, elsewhere);
    assertThat(look(elsewhere, keep(200), 0).fit()).isEqualTo("data");
    assertThat(look(folder.resolve("gone"), keep(200), 0).fit()).isEqualTo("absent");
    assertThat(look(archive.resolve(name(1, 5)), keep(200), 0).fit()).isEqualTo("other");
    assertThat(run(commands(folder.resolve("gone")).prune(keep(200), 0)).code()).isEqualTo(66);
  }

  @Test
  void nothing_is_removed_for_another_database_than_the_one_that_was_planned_with()
      throws Exception {
    put(name(1, 5), OURS, 90);
    Said done = run(commands(archive, OTHERS).prune(keep(200), 0));
    assertThat(done.code()).isEqualTo(1);
    assertThat(done.err()).contains("expected was " + OTHERS);
    assertThat(run(commands(archive, "").prune(keep(200), 0)).code()).isEqualTo(1);
    assertThat(lying()).containsExactly(name(1, 5));
  }

  @Test
  void a_folder_of_another_database_is_seen_as_such_and_backups_are_told_of() throws Exception {
    put(name(1, 5), OURS, 1);
    assertThat(look(archive, keep(2), 0).whose()).isEqualTo("ours");
    String history = name(1, 4) + ".00ABCDEF.backup";
    String text = "START WAL LOCATION: 0/4ABCDEF (file x)\nLABEL: monthly; $(rm) é\n";
    aged(Files.writeString(archive.resolve(history), text), 3);
    try (var out =
        new GZIPOutputStream(
            Files.newOutputStream(archive.resolve(name(3, 5) + ".00000028.backup.gz")))) {
      out.write("LABEL: pairkeeper copy\n".getBytes());
    }
    ArchiveFolder said = look(archive, keep(2), 0);
    assertThat(said.whole()).isTrue();
    assertThat(said.backups()).hasSize(2);
    ArchiveFolder.Told first = said.backups().getFirst();
    assertThat(first.start()).isEqualTo(Lsn.parse("0/4ABCDEF"));
    assertThat(first.timeline()).isEqualTo(new Timeline(1));
    assertThat(first.label()).isEqualTo("monthly; $(rm)");
    assertThat(first.at()).isBefore(Instant.now().minus(3, ChronoUnit.DAYS));
    assertThat(said.backups().getLast().label()).isEqualTo(Platform.COPY_LABEL);
    assertThat(said.others()).isEqualTo(2);
    put(name(1, 6), OTHERS, 1);
    assertThat(look(archive, keep(2), 0).whose()).isEqualTo("other " + OTHERS);
    Files.delete(archive.resolve(name(1, 5)));
    Files.write(archive.resolve(name(1, 6)), new byte[10]);
    assertThat(look(archive, keep(2), 0).whose()).isEqualTo("unread");
    Files.delete(archive.resolve(name(1, 6)));
    assertThat(look(archive, keep(2), 0).whose()).isEqualTo("none");
  }

  @Test
  void an_answer_that_was_cut_short_is_not_taken_for_a_whole_one() throws Exception {
    put(name(1, 5), OURS, 90);
    Files.writeString(archive.resolve(name(1, 4) + ".00000028.backup"), "LABEL: x\n");
    String out = run(commands(archive).look(keep(200), 0)).out();
    assertThat(ArchiveFolder.read(out, SIZE, Instant.EPOCH).whole()).isTrue();
    String lost = out.replaceFirst("(?m)^backup .*\n", "");
    assertThat(ArchiveFolder.read(lost, SIZE, Instant.EPOCH).whole()).isFalse();
    String cut = out.substring(0, out.indexOf("going"));
    assertThat(ArchiveFolder.read(cut, SIZE, Instant.EPOCH).whole()).isFalse();
  }
}
