package pairkeeper.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;

/**
 * Debian's repmgr on lab hosts that replicate already, registered as its manual says: slots, the
 * service manager's commands, keys between the hosts. Sets {@code primary_conninfo} by itself from
 * then on.
 */
final class Repmgr {
  private static final String KEY =
      """
      set -e
      cd /var/lib/postgresql
      mkdir -p -m 0700 .ssh
      [ -e .ssh/id_ed25519 ] || ssh-keygen -q -t ed25519 -N '' -f .ssh/id_ed25519
      printf 'Host *\\n StrictHostKeyChecking no\\n UserKnownHostsFile /dev/null\\n LogLevel ERROR\\n' >.ssh/config
      chown -R postgres: .ssh
      cat .ssh/id_ed25519.pub
      """;

  /** With the keys of all, its number, its name in pg_stat_replication, and its address. */
  private static final String NODE =
      """
      set -e
      cd /var/lib/postgresql
      cat >.ssh/authorized_keys <<'END'
      %1$s
      END
      echo 'postgres ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/repmgr
      sed -i '1i local all repmgr trust\\nlocal replication repmgr trust\\nhost all repmgr 10.123.0.0/16 trust\\nhost replication repmgr 10.123.0.0/16 trust' \\
        /etc/postgresql/15/main/pg_hba.conf
      cat >/etc/repmgr.conf <<'END'
      node_id=%2$d
      node_name='%3$s'
      conninfo='host=%4$s user=repmgr dbname=repmgr connect_timeout=2'
      data_directory='/var/lib/postgresql/15/main'
      config_directory='/etc/postgresql/15/main'
      pg_bindir='/usr/lib/postgresql/15/bin'
      use_replication_slots=true
      service_start_command='sudo systemctl start postgresql@15-main'
      service_stop_command='sudo systemctl stop postgresql@15-main'
      service_restart_command='sudo systemctl restart postgresql@15-main'
      service_reload_command='sudo systemctl reload postgresql@15-main'
      END
      runuser -u postgres -- psql -Xqtc 'SELECT pg_reload_conf()' >/dev/null
      """;

  private final Lab lab;

  private Repmgr(Lab lab) {
    this.lab = lab;
  }

  /** A host and the name under which it asks its primary for WAL. */
  record Node(LabHost host, String name) {}

  /** Registers a primary and its standbys. */
  static Repmgr over(Lab lab, Node primary, Node... standbys) throws Exception {
    var repmgr = new Repmgr(lab);
    var all = new ArrayList<>(List.of(standbys));
    all.addFirst(primary);
    String keys = String.join("\n", all.stream().map(node -> node.host().exec(KEY)).toList());
    for (int n = 0; n < all.size(); n++) {
      Node node = all.get(n);
      node.host().exec(NODE.formatted(keys, n + 1, node.name(), node.host().address()));
    }
    primary.host().sql("CREATE ROLE repmgr SUPERUSER LOGIN");
    primary.host().sql("CREATE DATABASE repmgr OWNER repmgr");
    repmgr.run(primary.host(), "primary register");
    for (Node standby : standbys) {
      repmgr.awaitRole(standby.host());
      repmgr.run(standby.host(), "standby register");
    }
    return repmgr;
  }

  private void awaitRole(LabHost standby) throws InterruptedException {
    while (standby.sql("SELECT 1 FROM pg_database WHERE datname = 'repmgr'").isBlank()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Exchanges the roles; returns when the old primary is seen as a standby. */
  void switchOver(LabHost target) throws Exception {
    run(target, "standby switchover");
  }

  /** Makes a standby the primary after its primary died. */
  void promote(LabHost standby) throws Exception {
    run(standby, "standby promote");
  }

  /** Brings a stopped former primary back as a standby, rewound. */
  void rejoin(LabHost old, LabHost primary) throws Exception {
    run(
        old,
        "node rejoin --force-rewind -d 'host=%s user=repmgr dbname=repmgr'"
            .formatted(primary.address()));
  }

  private void run(LabHost host, String command) throws IOException, InterruptedException {
    HandScript.finish(
        HandScript.start(
            lab, host, "sudo -n -u postgres sh -s", "cd /\nrepmgr -f /etc/repmgr.conf " + command));
  }
}
