package pairkeeper.bench;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;

/**
 * From the start of the process to the login page, beside the same runtime with an empty war and
 * with the smallest program that uses the console's stack.
 */
class StartBench {
  private static final int REPETITIONS = Integer.getInteger("bench.starts", 3);

  private final Series console = new Series();
  private final Series memory = new Series();
  private final Series floor = new Series();
  private final Series stack = new Series();

  @Test
  void from_start_to_the_login_page(@TempDir Path folder) throws Exception {
    Path empty = emptyWar(folder.resolve("empty.war"));
    Path smallest =
        SmallestWar.write(folder.resolve("smallest.war"), Path.of("target/pairkeeper.war"));
    for (int i = 1; i <= REPETITIONS; i++) {
      floor.add(bare(Files.createDirectory(folder.resolve("empty-" + i)), empty, "/index.html"));
      stack.add(
          bare(Files.createDirectory(folder.resolve("stack-" + i)), smallest, SmallestWar.PAGE));
      console();
    }
    BenchTable.row(
        "1",
        "first start to login page, median of " + REPETITIONS,
        "floor + 3 s",
        console.median(),
        floor.median(),
        "s",
        console.median() - floor.median() <= 3);
    BenchTable.compared(
        "1a",
        "the same with one page, one bean and one row class on the console's stack",
        stack.median(),
        floor.median(),
        "s");
    BenchTable.row(
        "1b",
        "resident memory after the login page",
        "700 MB",
        memory.worst(),
        "MB",
        memory.worst() < 700);
  }

  private void console() throws IOException {
    long start = System.nanoTime();
    try (RunningConsole running = RunningConsole.fresh().launch()) {
      Resident.await(running.url("/login.xhtml"));
      console.add((System.nanoTime() - start) / 1e9);
      memory.add(Resident.megabytes(running.pid()));
    }
  }

  private static Path emptyWar(Path war) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
      zip.putNextEntry(new ZipEntry("index.html"));
      zip.write("<p>empty</p>".getBytes(StandardCharsets.UTF_8));
    }
    return war;
  }

  /** The runtime that is in the console's jar, started as the launcher does, with another war. */
  private static double bare(Path folder, Path war, String page) throws IOException {
    // named ROOT, else it is served under its name
    Path root = Files.copy(war, folder.resolve("ROOT.war"));
    int port = Resident.freePort();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(folder, root, port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("terminal.txt").toFile())
            .start();
    try {
      Resident.await("http://127.0.0.1:" + port + page);
      return (System.nanoTime() - start) / 1e9;
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static List<String> command(Path folder, Path war, int port) throws IOException {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "-XX:MetaspaceSize=192m",
        "-jar",
        Path.of(PayaraMicro.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString(),
        "--deploy",
        war.toString(),
        "--rootdir",
        Files.createDirectory(folder.resolve("server")).toString(),
        "--unpackdir",
        Files.createDirectory(folder.resolve("lib")).toString(),
        "--port",
        Integer.toString(port),
        "--nohazelcast",
        "--disablephonehome");
  }
}
