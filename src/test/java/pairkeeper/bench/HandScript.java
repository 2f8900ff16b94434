package pairkeeper.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;

/** What a careful person would have written for the same work: one ssh with a script. */
final class HandScript {
  /** As the console: all received is replayed, the old primary is silent, promote. */
  static final String FAIL_OVER =
      """
      set -eu
      cd /
      until [ "$(psql -XAtqc 'select pg_last_wal_replay_lsn() >= greatest(pg_last_wal_receive_lsn(),
          pg_last_wal_replay_lsn())')" = t ]; do sleep 0.02; done
      if timeout 0.3 /usr/lib/postgresql/15/bin/pg_isready -q -h "$1" -p 5432; then echo "it lives" >&2; exit 1; fi
      psql -XAtqc 'select pg_promote(true, 60)'
      """;

  private HandScript() {}

  /** Starts {@code ssh} with a script on standard input. */
  static Process start(Lab lab, LabHost host, String remote, String script) throws IOException {
    Process ssh =
        new ProcessBuilder(
                "ssh",
                "-T",
                "-i",
                lab.key().toString(),
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "LogLevel=ERROR",
                "support@" + host.address(),
                remote)
            .redirectErrorStream(true)
            .start();
    try (var in = ssh.outputWriter()) {
      in.write(script);
    }
    return ssh;
  }

  /** Waits for its end; fails with what it said when that was not good. */
  static void finish(Process ssh) throws IOException, InterruptedException {
    String said = new String(ssh.getInputStream().readAllBytes());
    if (!ssh.waitFor(2, TimeUnit.MINUTES) || ssh.exitValue() != 0) {
      throw new IllegalStateException("the script failed: " + said);
    }
  }
}
