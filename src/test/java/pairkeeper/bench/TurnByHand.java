package pairkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import pairkeeper.core.plan.Secret;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;

/**
 * A switchover as a careful person would script it for two hosts whose settings are right already:
 * both sessions are open before, and in the gap there is the stop with its proof, the wait for the
 * last record, and the promotion.
 */
final class TurnByHand implements AutoCloseable {
  private static final String BIN = "/usr/lib/postgresql/15/bin/";
  private static final String DATA = "/var/lib/postgresql/15/main";

  private static final String SLOT_OF_OLD =
      """
      runuser -u postgres -- %spsql -XAtqc 'show primary_slot_name'
      """
          .formatted(BIN);

  private static final String CHECKPOINT =
      """
      cd /; runuser -u postgres -- %spsql -XAtqc checkpoint
      """
          .formatted(BIN);

  private static final String STOP =
      """
      set -eu
      systemctl stop postgresql@15-main
      said=$(%spg_controldata -D %s)
      [ "$(printf '%%s\\n' "$said" | sed -n 's/^Database cluster state: *//p')" = "shut down" ]
      printf '%%s\\n' "$said" | sed -n 's/^Latest checkpoint location: *//p'
      """
          .formatted(BIN, DATA);

  private static final String PROMOTE =
      """
      set -eu
      cd /
      until [ "$(runuser -u postgres -- %1$spsql -XAtqc "select pg_last_wal_replay_lsn() > '%2$s'::pg_lsn")" = t ]; do sleep 0.01; done
      runuser -u postgres -- %1$spsql -XAtqc 'select pg_promote(true, 60)'
      """;

  private static final String SLOT =
      """
      cd /; runuser -u postgres -- %spsql -XAtq <<'END'
      select pg_create_physical_replication_slot('%s', true)
        where not exists (select from pg_replication_slots where slot_name = '%s');
      END
      """;

  private static final String FOLLOW =
      """
      set -eu
      runuser -u postgres -- touch %s/standby.signal
      systemctl --no-block start postgresql@15-main
      """
          .formatted(DATA);

  private static final String DROP_SLOTS =
      """
      cd /; runuser -u postgres -- %spsql -XAtqc 'select pg_drop_replication_slot(slot_name) from pg_replication_slots'
      """
          .formatted(BIN);

  private final OpenSession first;
  private final OpenSession second;

  TurnByHand(Lab lab, LabHost first, LabHost second) throws Exception {
    var key = Secret.of(Files.readString(lab.key()));
    this.first = new OpenSession("support", first.address(), 22, key);
    this.second = new OpenSession("support", second.address(), 22, key);
  }

  /** Turns the pair; returns when the old primary has been started as a standby. */
  void turn(boolean fromFirst) throws IOException {
    OpenSession old = fromFirst ? first : second;
    OpenSession target = fromFirst ? second : first;
    String slot = asRoot(old, SLOT_OF_OLD);
    asRoot(target, CHECKPOINT);
    asRoot(old, CHECKPOINT);
    String checkpoint = asRoot(old, STOP);
    asRoot(target, PROMOTE.formatted(BIN, checkpoint));
    asRoot(target, SLOT.formatted(BIN, slot, slot));
    asRoot(old, FOLLOW);
  }

  /** Once it runs: what a standby keeps in slots fills its disk. */
  void tidy(boolean firstIsStandby) throws IOException {
    asRoot(firstIsStandby ? first : second, DROP_SLOTS);
  }

  private static String asRoot(OpenSession session, String script) throws IOException {
    return session
        .run("sudo -n /bin/sh -s <<'END-OF-SCRIPT'\n" + script + "END-OF-SCRIPT\n")
        .strip();
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
