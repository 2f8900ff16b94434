package pairkeeper.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import pairkeeper.verify.AuditCheck;
import pairkeeper.verify.AuditCheck.Report;
import pairkeeper.verify.Finding;

/**
 * {@code verify-audit <export> <checkpoints> <public key>}: says whether an exported audit is
 * whole, in the terminal's language. Starts no console.
 */
final class VerifyCommand {
  /** The word after the jar's name. */
  static final String NAME = "verify-audit";

  /** All holds. */
  static final int WHOLE = 0;

  /** Something is wrong, and was named. */
  static final int BROKEN = 1;

  /** A file cannot be read, or the command was written otherwise. */
  static final int UNUSABLE = 2;

  private final Words words;
  private final PrintStream out;

  VerifyCommand(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  /** Gives the exit code. */
  int run(String[] args) {
    if (args.length != 4) {
      say("launch.verify.usage", Map.of());
      return UNUSABLE;
    }
    try (BufferedReader export = Files.newBufferedReader(Path.of(args[1]))) {
      return told(
          AuditCheck.of(
              export, Files.readAllLines(Path.of(args[2])), Files.readString(Path.of(args[3]))));
    } catch (IOException | IllegalArgumentException e) {
      say("launch.verify.unusable", Map.of("reason", String.valueOf(e.getMessage())));
      return UNUSABLE;
    }
  }

  private int told(Report report) {
    say(
        report.all() ? "launch.verify.read-all" : "launch.verify.read-some",
        Map.of(
            "entries", String.valueOf(report.entries()),
            "chains", String.valueOf(report.chains()),
            "checkpoints", String.valueOf(report.checkpoints())));
    if (report.newest() != null) {
      say(
          "launch.verify.newest",
          Map.of(
              "number", String.valueOf(report.newest().number()),
              "at", report.newest().at().toString()));
    }
    for (Finding finding : report.findings()) {
      String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      say("launch.verify." + kind, finding.args());
    }
    if (report.findings().isEmpty() && report.newest() == null) {
      say("launch.verify.no-checkpoint", Map.of());
      return BROKEN;
    }
    say(report.findings().isEmpty() ? "launch.verify.whole" : "launch.verify.broken", Map.of());
    return report.findings().isEmpty() ? WHOLE : BROKEN;
  }

  private void say(String key, Map<String, String> args) {
    out.println(words.say(key, args));
  }
}
