package pairkeeper.api.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.runbook.Analyze;
import pairkeeper.core.runbook.FailoverOptions.Fence;
import pairkeeper.core.runbook.RejoinMethod;
import pairkeeper.ops.failover.FailoverChoices;
import pairkeeper.ops.rejoin.RejoinChoices;
import pairkeeper.ops.setup.SetUpChoices;
import pairkeeper.ops.switchover.SwitchoverChoices;

/** The options of a plan as a client gives them; each refusal names {@code options.<name>}. */
final class PlanOptions {
  private final Map<String, Object> said;

  PlanOptions(Map<String, Object> said) {
    this.said = said == null ? Map.of() : said;
  }

  SetUpChoices setUp() {
    onlyThese(Set.of("method", "tls", "slot", "slotCap", "copyRate", "existingData"));
    String method = text("method", "basebackup");
    switch (method) {
      case "basebackup" -> {}
      case "zfs", "printed" -> throw BadRequest.notInThisRelease("options.method", method);
      default -> throw BadRequest.unknownWord("options.method", method, "basebackup");
    }
    if (flag("tls", false)) {
      throw BadRequest.notInThisRelease("options.tls", "tls");
    }
    var usual = SetUpChoices.usual();
    String existing = text("existingData", "refuse");
    if (!Set.of("refuse", "move-aside").contains(existing)) {
      throw BadRequest.unknownWord("options.existingData", existing, "refuse, move-aside");
    }
    return new SetUpChoices(
        flag("slot", usual.slot()),
        text("slotCap", usual.slotCap()),
        figure("copyRate", usual.copyRate()),
        existing.equals("move-aside"));
  }

  SwitchoverChoices switchover(Pair pair) {
    onlyThese(Set.of("target", "analyze", "testQuery"));
    return new SwitchoverChoices(analyze(), text("testQuery", ""), chosen(pair));
  }

  /** A switchover to the server that the customer wants as primary. */
  SwitchoverChoices failback(Pair pair, UUID preferred) {
    onlyThese(Set.of("analyze", "testQuery"));
    if (preferred == null || preferred.equals(pair.primary().id())) {
      throw new Refused(
          "runbook", Text.of("problems.no-way-back", "server", pair.primary().name()));
    }
    return new SwitchoverChoices(analyze(), text("testQuery", ""), preferred);
  }

  FailoverChoices failover(Pair pair) {
    onlyThese(Set.of("target", "fence", "attestation", "fenceCommand", "analyze", "testQuery"));
    return new FailoverChoices(
        fence(),
        text("attestation", ""),
        words("fenceCommand"),
        analyze(),
        text("testQuery", ""),
        chosen(pair));
  }

  RejoinChoices rejoin() {
    onlyThese(Set.of("method", "copyRate"));
    String word = text("method", "auto");
    var method = RejoinMethod.of(word);
    if (method.isEmpty() && !word.equals("auto")) {
      throw BadRequest.unknownWord("options.method", word, "auto, start, rewind, clone");
    }
    return new RejoinChoices(method, figure("copyRate", ""));
  }

  private Fence fence() {
    String word = text("fence", "stop");
    return switch (word) {
      case "stop" -> Fence.STOP;
      case "command" -> Fence.COMMAND;
      case "attest" -> Fence.ATTEST;
      default -> throw BadRequest.unknownWord("options.fence", word, "stop, command, attest");
    };
  }

  private Analyze analyze() {
    String word = text("analyze", "analyze");
    return switch (word) {
      case "analyze" -> Analyze.ANALYZE;
      case "vacuum-analyze" -> Analyze.VACUUM_ANALYZE;
      case "vacuum-full" -> Analyze.VACUUM_FULL;
      case "none" -> Analyze.NONE;
      default ->
          throw BadRequest.unknownWord(
              "options.analyze", word, "analyze, vacuum-analyze, vacuum-full, none");
    };
  }

  /** The server of that id or name; null when none was named. */
  private UUID chosen(Pair pair) {
    String target = text("target", "");
    return target.isEmpty()
        ? null
        : pair.servers().stream()
            .filter(server -> isCalled(server, target))
            .map(Instance::id)
            .findFirst()
            .orElse(new UUID(0, 0));
  }

  private static boolean isCalled(Instance server, String word) {
    return server.id().toString().equals(word) || server.name().equals(word);
  }

  private void onlyThese(Set<String> known) {
    for (String name : said.keySet()) {
      if (!known.contains(name)) {
        throw BadRequest.unknownWord(
            "options." + name, name, String.join(", ", new java.util.TreeSet<>(known)));
      }
    }
  }

  private String text(String name, String usual) {
    Object value = said.get(name);
    return switch (value) {
      case null -> usual;
      case String s -> s.strip();
      default -> throw BadRequest.unknownWord("options." + name, value.toString(), "\"…\"");
    };
  }

  /** A whole number, with or without quotation marks. */
  private String figure(String name, String usual) {
    return said.get(name) instanceof Integer n ? n.toString() : text(name, usual);
  }

  private boolean flag(String name, boolean usual) {
    Object value = said.get(name);
    return switch (value) {
      case null -> usual;
      case Boolean b -> b;
      default -> throw BadRequest.unknownWord("options." + name, value.toString(), "true, false");
    };
  }

  /** A command as its words, or as one text parted by blanks. */
  private List<String> words(String name) {
    Object value = said.get(name);
    return switch (value) {
      case null -> List.of();
      case String s when s.isBlank() -> List.of();
      case String s -> List.of(s.strip().split("\\s+"));
      case List<?> list -> {
        var words = new ArrayList<String>();
        for (Object word : list) {
          if (!(word instanceof String text)) {
            throw BadRequest.unknownWord("options." + name, String.valueOf(word), "[\"…\"]");
          }
          words.add(text);
        }
        yield words;
      }
      default -> throw BadRequest.unknownWord("options." + name, value.toString(), "[\"…\"]");
    };
  }
}
