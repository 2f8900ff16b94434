package pairkeeper.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.core.audit.ExportHead;
import pairkeeper.core.audit.ExportedEntry;
import pairkeeper.core.audit.FlatJson;
import pairkeeper.verify.CheckpointLog.Seen;
import pairkeeper.verify.Finding.Kind;

/**
 * Holds an exported audit against itself and against checkpoints; one entry in memory at a time.
 */
public final class AuditCheck {
  private final Map<UUID, Chain> chains = new LinkedHashMap<>();
  private final Map<UUID, Map<Long, String>> wanted = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final CheckpointLog log;
  private boolean all;
  private long entries;

  private AuditCheck(CheckpointLog log) {
    this.log = log;
  }

  /** How far a chain was read, and whether it broke. */
  private static final class Chain {
    long seq;
    String hash = AuditEntry.START;
    boolean broken;
  }

  /**
   * What came of it.
   *
   * @param findings the first flaw of each chain and of the checkpoints; empty when all holds
   * @param all whether the export claims to hold every chain of the console
   * @param newest the newest sound checkpoint, or null
   */
  public record Report(
      List<Finding> findings,
      long entries,
      int chains,
      boolean all,
      int checkpoints,
      Newest newest) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /** Number and time of a checkpoint. */
  public record Newest(long number, Instant at) {}

  /**
   * Verifies.
   *
   * @param export the lines of an exported audit
   * @param checkpoints the lines that the console left elsewhere
   * @param publicKey in PEM
   * @throws IllegalArgumentException when the key or the export's first line cannot be read
   */
  public static Report of(BufferedReader export, List<String> checkpoints, String publicKey)
      throws IOException {
    var check = new AuditCheck(CheckpointLog.of(checkpoints, Sums.key(publicKey)));
    check.log.sound().stream()
        .flatMap(c -> c.heads().stream())
        .forEach(
            h -> check.wanted.computeIfAbsent(h.chain(), c -> new HashMap<>()).put(h.seq(), null));
    check.read(export);
    check.log.flaw().ifPresent(check.findings::add);
    check.compare();
    List<Checkpoint> sound = check.log.sound();
    return new Report(
        check.findings,
        check.entries,
        check.chains.size(),
        check.all,
        sound.size(),
        sound.isEmpty() ? null : new Newest(sound.getLast().number(), sound.getLast().at()));
  }

  private void read(BufferedReader export) throws IOException {
    String head = export.readLine();
    Map<String, Object> fields = head == null ? Map.of() : FlatJson.read(head);
    if (!ExportHead.FORMAT.equals(fields.get("format"))) {
      throw new IllegalArgumentException("no exported audit of this format");
    }
    all = "all".equals(fields.get("chains"));
    long line = 1;
    for (String text = export.readLine(); text != null; text = export.readLine()) {
      line++;
      if (!text.isBlank()) {
        line(line, text);
      }
    }
  }

  private void line(long number, String text) {
    ExportedEntry row;
    try {
      row = ExportedEntry.parse(text);
    } catch (IllegalArgumentException e) {
      findings.add(new Finding(Kind.UNREADABLE, Map.of("line", String.valueOf(number))));
      return;
    }
    entries++;
    AuditEntry entry = row.entry();
    Chain chain = chains.computeIfAbsent(entry.chain(), c -> new Chain());
    Map<Long, String> seen = wanted.getOrDefault(entry.chain(), Map.of());
    if (seen.containsKey(entry.seq())) {
      seen.put(entry.seq(), row.hash());
    }
    if (!chain.broken) {
      follow(chain, row);
    }
  }

  private void follow(Chain chain, ExportedEntry row) {
    AuditEntry entry = row.entry();
    Kind flaw = null;
    if (entry.seq() != chain.seq + 1) {
      flaw = Kind.MISSING;
    } else if (!Sums.sha256(entry.canonical()).equals(row.hash())) {
      flaw = Kind.CHANGED;
    } else if (!entry.prevHash().equals(chain.hash)) {
      flaw = Kind.MISLINKED;
    }
    if (flaw != null) {
      chain.broken = true;
      long seq = flaw == Kind.MISSING ? chain.seq + 1 : entry.seq();
      findings.add(new Finding(flaw, about(entry.chain(), seq, 0)));
      return;
    }
    chain.seq = entry.seq();
    chain.hash = row.hash();
  }

  /** Every chain must still be where the checkpoints saw it. */
  private void compare() {
    var seen =
        log.sound().stream()
            .flatMap(c -> c.heads().stream())
            .map(Checkpoint.Head::chain)
            .collect(Collectors.toCollection(TreeSet::new));
    for (UUID id : seen) {
      Chain chain = chains.get(id);
      if (chain == null ? all : !chain.broken) {
        compare(id, chain == null ? 0 : chain.seq);
      }
    }
  }

  private void compare(UUID id, long length) {
    for (Seen s : log.of(id)) {
      if (s.head().seq() > length) {
        findings.add(new Finding(Kind.CUT_OFF, about(id, length + 1, s.checkpoint())));
        return;
      }
      if (!s.head().hash().equals(wanted.get(id).get(s.head().seq()))) {
        findings.add(new Finding(Kind.REWRITTEN, about(id, s.head().seq(), s.checkpoint())));
        return;
      }
    }
  }

  private static Map<String, String> about(UUID chain, long seq, long checkpoint) {
    return Map.of(
        "chain",
        chain.equals(AuditEntry.CONSOLE) ? "console" : chain.toString(),
        "seq",
        String.valueOf(seq),
        "checkpoint",
        String.valueOf(checkpoint));
  }
}
