// A client outside of the console that writes all the time and remembers what it was promised.
package pairkeeper.lab;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A client outside of the console: tries all the time to write (sequence, time) rows to every
 * server it was given, each by a connection of its own, and appends each acknowledged one to a
 * file. A standby refuses; a promoted one accepts; if two accept at once, that is a split brain and
 * {@link Reckoning#splitBrain} shows it.
 *
 * <p>The servers must let role {@code app} into database {@code app}: see {@link Flavour#PRIMARY}
 * and {@link LabHost#letIn}.
 */
public final class Ledger implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path file;
  private final BufferedWriter notes;
  private final List<LedgerWriter> writers = new ArrayList<>();
  private final AtomicLong sequence = new AtomicLong();

  private Ledger(Path file) throws IOException {
    this.file = file;
    this.notes = Files.newBufferedWriter(file);
  }

  /**
   * Makes the ledger's table on the first server and begins to write to all of them.
   *
   * @param file where acknowledged writes are noted, one a line; replaced if it exists
   * @throws LabFailure if the first server does not let the client in
   */
  public static Ledger start(Path file, LabHost first, LabHost... others) {
    List<String> servers =
        Stream.concat(Stream.of(first), Stream.of(others)).map(LabHost::address).toList();
    return start(file, servers);
  }

  /**
   * As {@link #start(Path, LabHost, LabHost...)}, by address or {@code address:port}, for instance
   * a virtual address.
   */
  public static Ledger start(Path file, List<String> servers) {
    try {
      Ledger ledger = new Ledger(file);
      LedgerWriter.makeTable(servers.getFirst());
      for (String server : servers) {
        ledger.writers.add(new LedgerWriter(server, ledger.sequence, ledger::note));
      }
      ledger.writers.forEach(LedgerWriter::start);
      return ledger;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends without fsync: it is this machine's memory that counts, and it does not lose power. */
  private synchronized void note(Write write) {
    try {
      notes.write(write.line());
      notes.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The writes acknowledged so far, in the order in which they were noted. */
  public List<Write> acknowledged() {
    return read(file);
  }

  /** Reads the file of a ledger, also one of another process. */
  public static List<Write> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Write::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until so many more writes are acknowledged, by whichever server; fails after a minute.
   */
  public void awaitWrites(int more) {
    long until = count() + more;
    await(() -> count() >= until, more + " more writes");
  }

  /**
   * Waits until this server acknowledges a write that is asked of it from now on; fails after a
   * minute.
   */
  public void awaitWriteOn(LabHost server) {
    Instant now = Instant.now();
    await(() -> writer(server).lastAsked().isAfter(now), "a write on " + server);
  }

  private long count() {
    return writers.stream().mapToLong(LedgerWriter::count).sum();
  }

  private LedgerWriter writer(LabHost server) {
    return writers.stream()
        .filter(writer -> writer.server().equals(server.address()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the ledger does not write to " + server));
  }

  private void await(BooleanSupplier reached, String what) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!reached.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new LabFailure("the ledger waited in vain for %s; %s".formatted(what, this));
      }
      LedgerWriter.pause(10);
    }
  }

  /** Ends the writing; returns when no write is on its way any more. */
  public void stop() {
    writers.forEach(LedgerWriter::ask);
    writers.forEach(LedgerWriter::join);
  }

  /**
   * Ends the writing and compares what was acknowledged with the rows on these servers, read past
   * the network by the superuser. A server that is down cannot be asked: leave it out.
   */
  public Reckoning reckon(LabHost... servers) {
    stop();
    Map<String, Set<Long>> rows = new HashMap<>();
    for (LabHost server : servers) {
      rows.put(
          server.address(),
          server
              .sql("app", "select sequence from ledger")
              .lines()
              .map(Long::valueOf)
              .collect(Collectors.toSet()));
    }
    return new Reckoning(acknowledged(), rows);
  }

  @Override
  public void close() {
    stop();
    try {
      notes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each server with its count and its last refusal. */
  @Override
  public String toString() {
    return writers.stream().map(LedgerWriter::toString).collect(Collectors.joining("; "));
  }
}
