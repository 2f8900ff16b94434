package pairkeeper.verify;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.verify.Finding.Kind;

/** Reads checkpoints line by line, and holds them against the key and against each other. */
final class CheckpointLog {
  private final PublicKey key;
  private final List<Checkpoint> sound = new ArrayList<>();
  private Finding flaw;

  private CheckpointLog(PublicKey key) {
    this.key = key;
  }

  static CheckpointLog of(List<String> lines, PublicKey key) {
    var log = new CheckpointLog(key);
    for (int n = 0; n < lines.size(); n++) {
      if (!lines.get(n).isBlank()) {
        log.line(n + 1, lines.get(n));
      }
    }
    return log;
  }

  private void line(int number, String line) {
    Checkpoint next;
    try {
      next = Checkpoint.parse(line);
    } catch (IllegalArgumentException e) {
      found(Kind.CHECKPOINT_UNREADABLE, Map.of("line", String.valueOf(number)));
      return;
    }
    if (!sound.isEmpty() && sound.getLast().equals(next)) {
      return; // written twice: the console stopped before it had noted the first
    }
    Map<String, String> args = Map.of("number", String.valueOf(next.number()));
    if (!Sums.signed(key, next.canonical(), next.signature())) {
      found(Kind.FORGED, args);
      return; // what a forged one says counts for nothing
    }
    order(next, args);
    sound.add(next);
  }

  private void order(Checkpoint next, Map<String, String> args) {
    long expected = sound.isEmpty() ? 1 : sound.getLast().number() + 1;
    if (next.number() > expected) {
      found(Kind.CHECKPOINT_MISSING, Map.of("number", String.valueOf(expected)));
      return;
    }
    String before = sound.isEmpty() ? AuditEntry.START : Sums.sha256(sound.getLast().canonical());
    if (next.number() < expected || !next.previous().equals(before)) {
      found(Kind.CHECKPOINT_MISLINKED, args);
    }
  }

  private void found(Kind kind, Map<String, String> args) {
    if (flaw == null) {
      flaw = new Finding(kind, args);
    }
  }

  /** The first thing that is wrong with the checkpoints themselves. */
  Optional<Finding> flaw() {
    return Optional.ofNullable(flaw);
  }

  /** Those that the key signed. */
  List<Checkpoint> sound() {
    return sound;
  }

  /** Where checkpoints saw a chain, in their order. */
  List<Seen> of(UUID chain) {
    return sound.stream()
        .flatMap(c ->
            c.heads().stream()
                .filter(h -> h.chain().equals(chain))
                .map(h -> new Seen(c.number(), h)))
        .toList();
  }

  /** A chain's head as a checkpoint saw it. */
  record Seen(long checkpoint, Checkpoint.Head head) {}
}
