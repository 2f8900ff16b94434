package pairkeeper.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import pairkeeper.chaos.Fault.Side;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Outcome;

/** The two hosts, what is broken there now, and what they say of themselves. */
final class Hosts implements AutoCloseable {
  private static final String WRITABLE =
      "timeout 5 runuser -u postgres -- psql -XAtqc 'select not pg_is_in_recovery()'";
  private static final String STREAMS =
      "timeout 5 runuser -u postgres -- psql -XAtqc"
          + " \"select status = 'streaming' and pg_is_in_recovery() from pg_stat_wal_receiver\"";

  private final List<LabHost> both;
  private final ScheduledExecutorService repairs =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("repairs").factory());
  private final List<Standing> standing = new ArrayList<>();
  private final Set<LabHost> off = new HashSet<>();
  private LabHost primary;
  private Diary diary = new Diary();

  Hosts(LabHost first, LabHost second) {
    both = List.of(first, second);
    primary = first;
  }

  List<LabHost> both() {
    return both;
  }

  /** The primary, as the campaign knows it from the hosts. */
  synchronized LabHost primary() {
    return primary;
  }

  synchronized LabHost standby() {
    return other(primary);
  }

  LabHost other(LabHost host) {
    return both.get(1 - both.indexOf(host));
  }

  /** From now on the faults fall on the sides by these roles, and are noted there. */
  synchronized void take(LabHost isPrimary, Diary into) {
    primary = isPrimary;
    diary = into;
  }

  /** Breaks something, to be repaired after so many milliseconds; whether it could be broken. */
  synchronized boolean strike(Fault fault, int lastsMillis) {
    Standing blow = standing(fault);
    boolean hangs =
        standing.stream()
            .anyMatch(
                it -> it.victim().equals(blow.victim()) && it.fault() instanceof Fault.HostFrozen);
    if (off.contains(blow.victim()) || hangs || standing.contains(blow)) {
      diary.note("(" + fault.words() + ": already down)");
      return false;
    }
    if (!blow.strike()) {
      diary.note("(" + fault.words() + ": nothing to stop)");
      return false;
    }
    diary.note("STRIKE " + fault.words() + ", " + blow.victim().name());
    standing.add(blow);
    if (fault instanceof Fault.PowerLoss) {
      off.add(blow.victim());
    }
    repairs.schedule(() -> repair(blow), lastsMillis, TimeUnit.MILLISECONDS);
    return true;
  }

  private Standing standing(Fault fault) {
    LabHost victim =
        switch (fault) {
          case Fault.PowerLoss f -> on(f.side());
          case Fault.OffNetwork f -> on(f.side());
          case Fault.CutFromConsole f -> on(f.side());
          case Fault.HostFrozen f -> on(f.side());
          case Fault.PostmasterStopped f -> on(f.side());
          case Fault.DiskFull f -> on(f.side());
          case Fault.ReceiverStopped f -> standby();
          case Fault.CutApart f -> primary;
          case Fault.ConsoleKilled f -> throw new IllegalArgumentException("no host's");
        };
    return new Standing(fault, victim, other(victim));
  }

  private LabHost on(Side side) {
    return side == Side.PRIMARY ? primary : standby();
  }

  private synchronized void repair(Standing blow) {
    if (!standing.contains(blow)) {
      return;
    }
    if (blow.fault() instanceof Fault.PowerLoss) {
      // a host that boots is waited for over the network, and what stood still there is gone
      standing.stream()
          .filter(it -> it.victim().equals(blow.victim()) && !it.equals(blow))
          .toList()
          .forEach(this::repair);
      off.remove(blow.victim());
    }
    standing.remove(blow);
    blow.repair();
    notifyAll();
    diary.note("repaired: " + blow.fault().words() + ", " + blow.victim().name());
  }

  /** Waits until nothing that was struck stands any more. */
  synchronized void awaitRepairs() {
    try {
      while (!standing.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A person comes and repairs whatever still stands. */
  synchronized void repairAll() {
    while (!standing.isEmpty()) {
      repair(standing.getLast());
    }
  }

  /** A person pulls a host's cord; it stays off until {@link #powerOn}. */
  synchronized void pullCord(LabHost host) {
    if (off.add(host)) {
      host.kill();
      diary.note("cord pulled: " + host.name());
    }
    standing.removeIf(it -> it.victim().equals(host) && it.fault() instanceof Fault.PowerLoss);
    standing.stream()
        .filter(it -> it.victim().equals(host) || it.fault() instanceof Fault.CutApart)
        .toList()
        .forEach(this::repair);
  }

  synchronized void powerOn(LabHost host) {
    if (off.remove(host)) {
      host.boot();
      diary.note("power on: " + host.name());
    }
  }

  /** Whether a person pulled its cord, or it has lost its power. */
  synchronized boolean isOff(LabHost host) {
    return off.contains(host);
  }

  /** Starts PostgreSQL there as the console asks a person to; whether it was not running. */
  boolean starts(LabHost host) {
    if (host.attempt("systemctl is-active -q postgresql@15-main").ok()) {
      return false;
    }
    diary.note("starts PostgreSQL on " + host.name());
    return host.attempt("systemctl start postgresql@15-main").ok();
  }

  /** Whether it accepts writes now. */
  boolean writable(LabHost host) {
    return says(host, WRITABLE);
  }

  /** Whether it is a standby that streams now. */
  boolean streams(LabHost host) {
    return says(host, STREAMS);
  }

  private static boolean says(LabHost host, String question) {
    Outcome said = host.attempt(question);
    return said.ok() && said.output().equals("t");
  }

  @Override
  public void close() {
    repairs.shutdownNow();
  }
}
