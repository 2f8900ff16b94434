package pairkeeper.ops.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.remote.SshAccess;

/** Says in findings what the facts of a server mean for taking it in. */
final class TrialReport {
  private static final long CLOCK_LIMIT_MILLIS = 2_000;

  private TrialReport() {}

  static List<Finding> of(SshAccess access, ServerFacts facts) {
    var findings = new ArrayList<Finding>();
    findings.add(Finding.ok(rights(access)));
    findings.add(system(facts));
    if (Math.abs(facts.machine().clockAheadMillis()) > CLOCK_LIMIT_MILLIS) {
      findings.add(
          Finding.warn(
              Text.of(
                  "inventory.trial.clock",
                  "differenceSeconds",
                  Math.abs(facts.machine().clockAheadMillis()) / 1000)));
    }
    if (facts.cluster().major().isEmpty()) {
      findings.add(Finding.block(Text.of("inventory.trial.no-postgres")));
      return findings;
    }
    findings.add(cluster(facts));
    findings.add(role(facts));
    return findings;
  }

  /** The end of what a host said. */
  static String last(String said) {
    String text = said.strip();
    return text.length() <= 300 ? text : text.substring(text.length() - 300);
  }

  static Text rights(SshAccess access) {
    return switch (access.privilege()) {
      case ROOT -> Text.of("inventory.trial.rights-root", "user", access.user());
      case SUDO -> Text.of("inventory.trial.rights-sudo", "user", access.user());
      case OS_USER -> Text.of("inventory.trial.rights-os-user", "user", access.user());
    };
  }

  private static Finding system(ServerFacts facts) {
    var m = facts.machine();
    Text text =
        Text.of("inventory.trial.system", "os", m.os(), "version", m.osVersion(), "host", m.host());
    boolean debian = m.os().equals("debian") || m.os().equals("ubuntu");
    if (!debian || !m.tools().contains("pg_lsclusters")) {
      return Finding.warn(Text.of("inventory.trial.other-system", "os", m.os()));
    }
    return Finding.ok(text);
  }

  private static Finding cluster(ServerFacts facts) {
    var c = facts.cluster();
    if (!c.known()) {
      return Finding.ok(
          Text.of("inventory.trial.no-cluster", "version", c.version(), "major", c.major()));
    }
    return Finding.ok(
        new Text(
            "inventory.trial.cluster",
            Map.of(
                "version", c.version(),
                "cluster", c.major() + "/" + c.name(),
                "port", c.port(),
                "directory", c.dataDirectory())));
  }

  private static Finding role(ServerFacts facts) {
    if (facts.live().isEmpty()) {
      return switch (facts.data().state()) {
        case ABSENT, EMPTY -> Finding.ok(Text.of("inventory.trial.no-data"));
        case INITIALISED -> Finding.warn(Text.of("inventory.trial.stopped"));
        case FOREIGN -> Finding.warn(Text.of("inventory.trial.foreign-data"));
      };
    }
    var live = facts.live().get();
    if (!live.inRecovery()) {
      return Finding.ok(Text.of("inventory.trial.primary", "senders", live.senders()));
    }
    return live.receiver().equals("streaming")
        ? Finding.ok(Text.of("inventory.trial.standby"))
        : Finding.warn(Text.of("inventory.trial.standby-idle"));
  }
}
