package pairkeeper.compose;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a console in a container is doing, for whoever reads why a test waited in vain. */
record ConsoleState(Engine engine, ComposeProject project) {
  private static final String SESSIONS =
      "select pid, pg_blocking_pids(pid) as behind, state, wait_event, now() - xact_start as open,"
          + " left(query, 200) as query from pg_stat_activity where state <> 'idle'";

  String shown() {
    String console = project.container("console");
    String database = project.container("database");
    return String.join(
        "\n",
        "== log",
        engine.docker("logs", "--tail", "40", console),
        "== sessions of its database",
        engine.docker("exec", database, "psql", "-U", "pairkeeper", "-xc", SESSIONS, "pairkeeper"),
        "== threads in its code",
        ours(threads(console)));
  }

  /** Virtual threads too, which no other dump has. */
  private String threads(String console) {
    String file = "/tmp/threads.txt";
    engine.docker("exec", console, "jcmd", "1", "Thread.dump_to_file", "-overwrite", file);
    return engine.docker("exec", console, "cat", file);
  }

  private static String ours(String dump) {
    return Arrays.stream(dump.split("\n\n"))
        .filter(thread -> thread.contains("pairkeeper."))
        .collect(Collectors.joining("\n\n"));
  }
}
