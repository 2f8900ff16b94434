package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.OwnSettings;
import pairkeeper.core.platform.ServerFacts;

/** Whether what the console writes into its own file of settings on a server comes into force. */
record OwnFile(ServerFacts facts) {

  private enum Found {
    YES,
    MADE,
    OTHER,
    NO,
    NOTHING,
    UNSEEN,
    SHUT,
    FIXED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  boolean comesIntoForce() {
    return switch (found()) {
      case YES, MADE -> true;
      case OTHER, NO, NOTHING, UNSEEN, SHUT, FIXED -> false;
    };
  }

  Text evidence() {
    OwnSettings own = facts.ownSettings();
    String path = facts.file("own").path();
    String conf = facts.file("conf").path();
    Found found = found();
    List<String> files = found == Found.SHUT ? own.shut() : own.fixed();
    return new Text(
        "guards.own-settings." + found.word(),
        Map.of(
            "file", found == Found.OTHER ? running() : conf,
            "directory", path.substring(0, Math.max(0, path.lastIndexOf('/'))),
            "included", String.join(", ", own.included()),
            "expected", conf,
            "owner", facts.cluster().owner(),
            "files", String.join(", ", files)));
  }

  /**
   * What to do.
   *
   * @param id of the guard
   */
  Text advice(String id) {
    return switch (found()) {
      case SHUT, FIXED -> Text.of("guards.own-settings." + found().word() + "-advice");
      case YES, MADE, OTHER, NO, NOTHING, UNSEEN -> Text.of("guards." + id + ".advice");
    };
  }

  private Found found() {
    OwnSettings own = facts.ownSettings();
    if (!facts.cluster().known()) {
      return Found.MADE;
    }
    if (!running().isEmpty() && !running().equals(facts.file("conf").path())) {
      return Found.OTHER;
    }
    return switch (own.read()) {
      case NO -> own.included().isEmpty() ? Found.NOTHING : Found.NO;
      case UNSEEN -> Found.UNSEEN;
      case YES ->
          own.shut().isEmpty() ? own.fixed().isEmpty() ? Found.YES : Found.FIXED : Found.SHUT;
    };
  }

  /** With which configuration the server runs, or "". */
  private String running() {
    return facts.live().map(l -> l.setting("config_file")).orElse("");
  }
}
