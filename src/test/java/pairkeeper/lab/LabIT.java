// The lab itself: what tests rely on when they kill, cut, freeze and fill.
package pairkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsLab
class LabIT {
  @Test
  void each_flavour_has_the_postgresql_that_it_promises() throws Exception {
    try (Lab lab = Lab.up(Flavour.values());
        var connection = lab.host(1).connect()) {
      assertThat(connection.isValid(2)).isTrue();
      assertThat(lab.hosts().stream().map(host -> host.listens(5432)))
          .containsExactly(true, false, false, false);
      assertThat(lab.host(2).sql("show server_version_num")).startsWith("15");
      assertThat(lab.host(3).exec("pg_lsclusters -h")).contains("15 main").contains("down");
      assertThat(lab.host(4).exec("pg_lsclusters -h; ls /var/lib/postgresql")).isEmpty();
      assertThat(
              Stream.of(1, 2)
                  .map(n -> lab.host(n).sql("select system_identifier from pg_control_system()")))
          .doesNotHaveDuplicates();
      assertThat(lab.hosts()).allSatisfy(host -> assertThat(host.journal()).isEmpty());
    }
  }

  @Test
  void people_get_in_by_key_or_by_password_and_see_the_same_host_key_until_it_is_changed(
      @TempDir Path folder) throws Exception {
    try (Lab lab = Lab.up(Flavour.NONE)) {
      LabHost host = lab.host(1);
      assertThat(ssh(lab, "support@" + host.address(), "sudo -n id -un")).isEqualTo("root");
      assertThat(ssh(lab, "root@" + host.address(), "hostname")).isEqualTo("h1");
      assertThat(ssh(lab, "cshell@" + host.address(), "echo $shell")).isEqualTo("/bin/tcsh");
      assertThat(sshByPassword(folder, "technician@" + host.address(), "id -un"))
          .isEqualTo("technician");
      String before = host.fingerprint();
      host.kill();
      host.boot();
      assertThat(host.fingerprint()).isEqualTo(before).isEqualTo(seenFingerprint(host));
      host.rekey();
      assertThat(host.fingerprint()).isNotEqualTo(before).isEqualTo(seenFingerprint(host));
    }
  }

  @Test
  void a_power_loss_keeps_the_disks_and_nothing_else() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      host.sql("create table kept as select 42 as answer");
      host.exec(
          "ip addr add %s/24 dev eth0; arping -qUc1 -I eth0 %1$s; touch /run/gone /var/tmp/kept"
              .formatted(lab.spareAddress(1)));
      assertThat(seen(lab.spareAddress(1))).isTrue();
      host.kill();
      assertThat(host.listens(22)).isFalse();
      assertThatThrownBy(() -> host.exec("true")).hasMessageContaining("h1 is off");
      host.boot();
      assertThat(host.sql("select answer from kept")).isEqualTo("42");
      assertThat(host.exec("ls /run/gone /var/tmp/kept 2>/dev/null || true"))
          .isEqualTo("/var/tmp/kept");
      assertThat(seen(lab.spareAddress(1))).isFalse();
      assertThat(host.executed("automatic recovery|was interrupted|redo starts")).isPositive();
    }
  }

  @Test
  void an_orderly_stop_shuts_postgresql_down_cleanly() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      host.stop();
      assertThat(host.listens(22)).isFalse();
      host.boot();
      assertThat(host.executed("^database system is shut down")).isEqualTo(1);
      assertThat(host.executed("^redo starts")).isZero();
    }
  }

  @Test
  void networks_are_cut_between_exactly_those_who_are_named() {
    try (Lab lab = Lab.up(Flavour.NONE, Flavour.NONE, Flavour.NONE)) {
      LabHost one = lab.host(1);
      LabHost two = lab.host(2);
      one.cut();
      assertThat(List.of(one.listens(22), two.listens(22), reaches(two, one)))
          .containsExactly(false, true, false);
      one.heal();
      assertThat(List.of(one.listens(22), reaches(two, one))).containsOnly(true);
      one.cutFrom(two);
      assertThat(List.of(one.listens(22), reaches(two, one), reaches(one, lab.host(3))))
          .containsExactly(true, false, true);
      one.healTo(two);
      one.cutFromRunner();
      assertThat(List.of(one.listens(22), reaches(two, one))).containsExactly(false, true);
      one.healToRunner();
      assertThat(one.listens(22)).isTrue();
    }
  }

  @Test
  void a_frozen_host_takes_connections_and_answers_none() throws Exception {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      host.freeze();
      assertThat(host.listens(5432)).isTrue();
      assertThatThrownBy(host::connect).hasMessageContaining("connection");
      host.thaw();
      try (var connection = host.connect()) {
        assertThat(connection.isValid(2)).isTrue();
      }
      host.freeze();
      host.kill();
      host.boot();
      assertThat(host.sql("select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_full_disk_refuses_rows_until_there_is_room_again() {
    try (Lab lab = Lab.up("200m", Flavour.PRIMARY)) {
      LabHost host = lab.host(1);
      assertThat(host.exec("df -BM --output=size /var/lib/postgresql | tail -n 1").strip())
          .isEqualTo("200M");
      host.fill();
      assertThatThrownBy(() -> host.sql("create table big as select generate_series(1, 1000000)"))
          .hasMessageContaining("No space left on device");
      host.unfill();
      host.sql("create table big as select generate_series(1, 100000)");
    }
  }

  @Test
  void the_journal_counts_what_was_executed_by_command_or_by_sql() {
    try (Lab lab = Lab.up(2)) {
      LabHost primary = lab.host(1);
      LabHost standby = lab.host(2);
      primary.replicateTo(standby);
      assertThat(standby.journal()).isEmpty();
      standby.exec(
          "systemctl status ssh >/dev/null; pg_lsclusters; mkdir -p /tmp/a/b; rm -rf /tmp/a");
      assertThat(standby.journal()).extracting(Executed::command).containsExactly("rm -rf /tmp/a");
      standby.sql("select pg_promote()");
      assertThat(standby.executed("^received promote request")).isEqualTo(1);
      // While the unit is still starting, systemd ends the server by a signal and not by pg_ctl.
      primary.exec("until systemctl is-active -q postgresql@15-main; do sleep 0.1; done");
      primary.exec("systemctl restart postgresql@15-main");
      assertThat(primary.executed("^systemctl restart postgresql@15-main")).isEqualTo(1);
      assertThat(primary.executed("^pg_ctl stop")).isEqualTo(1);
      assertThat(primary.executed("^pg_ctl start")).isEqualTo(1);
      assertThat(primary.journal())
          .filteredOn(one -> one.command().startsWith("pg_ctl stop"))
          .extracting(Executed::user)
          .containsExactly("postgres");
    }
  }

  @Test
  void two_labs_live_beside_each_other() {
    try (Lab other = Lab.up(Flavour.NONE)) {
      try (Lab one = Lab.up(Flavour.NONE)) {
        assertThat(one.host(1).address()).isNotEqualTo(other.host(1).address());
      }
      assertThat(other.host(1).exec("hostname")).isEqualTo("h1");
    }
  }

  private static boolean reaches(LabHost from, LabHost to) {
    return from.attempt("timeout 1 bash -c 'exec 3<>/dev/tcp/%s/22'".formatted(to.address())).ok();
  }

  private static boolean seen(String address) {
    return run(new ProcessBuilder(
            "timeout", "1", "bash", "-c", "exec 3<>/dev/tcp/%s/22".formatted(address)))
        .ok();
  }

  private static String seenFingerprint(LabHost host) {
    String keys =
        run(new ProcessBuilder("ssh-keyscan", "-T", "5", "-t", "ed25519", host.address())).output();
    ProcessBuilder keygen =
        new ProcessBuilder("bash", "-c", "ssh-keygen -lf - <<<'%s'".formatted(keys));
    return run(keygen).output().split(" ")[1];
  }

  private static String ssh(Lab lab, String who, String command) {
    Outcome outcome =
        run(
            new ProcessBuilder(
                sshWords("-i", lab.key().toString(), "-o", "BatchMode=yes", who, command)));
    assertThat(outcome.code()).as(outcome.errors()).isZero();
    return outcome.output();
  }

  private static String sshByPassword(Path folder, String who, String command) throws IOException {
    Path asked =
        Files.writeString(folder.resolve("asked"), "#!/bin/sh\necho " + Lab.PASSWORD + "\n");
    assertThat(asked.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder(sshWords("-o", "PubkeyAuthentication=no", who, command));
    builder.environment().put("SSH_ASKPASS", asked.toString());
    builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
    Outcome outcome = run(builder);
    assertThat(outcome.code()).as(outcome.errors()).isZero();
    return outcome.output();
  }

  private static List<String> sshWords(String... more) {
    List<String> quiet =
        List.of(
            "ssh",
            "-q",
            "-F",
            "/dev/null",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null");
    return Stream.concat(quiet.stream(), Stream.of(more)).toList();
  }

  private static Outcome run(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .stripTrailing();
      String errors =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
              .stripTrailing();
      return new Outcome(process.waitFor(), output, errors);
    } catch (IOException | InterruptedException e) {
      throw new LabFailure(builder.command().toString(), e);
    }
  }
}
