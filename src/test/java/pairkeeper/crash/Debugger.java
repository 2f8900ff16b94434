package pairkeeper.crash;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.LongValue;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import pairkeeper.crash.Stop.Where;

/**
 * A debugger on a console, which stops the threads of runs where a step begins and where it has
 * ended. It looks from outside: the console is the packaged one and was started with the debugger's
 * port. Runs of pairs that nobody watches go on.
 */
final class Debugger implements AutoCloseable {
  private static final String RUNS = "pairkeeper.ops.runs.";
  private static final long LOOK_MILLIS = 5;

  /**
   * A method at whose beginning a run was taken, or a step begins, or has ended.
   *
   * @param stored whether the thread is in the transaction that stores it
   */
  private record Place(String type, String method, String argument, Where where, boolean stored) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(RUNS + "Runner", "goThrough", RUNS + "Taken", Where.TAKEN, false),
          new Place(RUNS + "StepWorker", "carry", RUNS + "Next$Carry", Where.BEGINS, false),
          new Place(RUNS + "Masker", "mask", RUNS + "Ended", Where.ENDED, false),
          new Place(
              RUNS + "Stepping", "note", "pairkeeper.core.plan.Step$Note", Where.BEGINS, true),
          new Place(RUNS + "Stepping", "ask", "pairkeeper.core.plan.Step$Ask", Where.BEGINS, true),
          new Place(RUNS + "Stepping", "end", RUNS + "Ended", Where.ENDED, true));

  private final VirtualMachine machine;
  private final Function<String, Optional<Watch>> watches;
  private final Map<Long, String> pairs = new HashMap<>();
  private final Queue<EventSet> told = new ConcurrentLinkedQueue<>();
  private final Thread listener = new Thread(this::listen, "debugger");
  private volatile boolean closing;

  private Debugger(VirtualMachine machine, Function<String, Optional<Watch>> watches) {
    this.machine = machine;
    this.watches = watches;
  }

  /**
   * Connects to a console that listens for a debugger on this port of this machine.
   *
   * @param watches who watches the runs of a pair, by its id
   */
  static Debugger attach(int port, Function<String, Optional<Watch>> watches) {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(it -> it.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    var arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(Integer.toString(port));
    try {
      var debugger = new Debugger(connector.attach(arguments), watches);
      PLACES.forEach(debugger::stopAt);
      debugger.listener.setDaemon(true);
      debugger.listener.start();
      return debugger;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stopAt(Place place) {
    machine.classesByName(place.type).forEach(type -> stopAt(place, type));
    var loaded = machine.eventRequestManager().createClassPrepareRequest();
    loaded.addClassFilter(place.type);
    loaded.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    loaded.putProperty(Place.class, place);
    loaded.enable();
  }

  private void stopAt(Place place, ReferenceType type) {
    Method method =
        type.methodsByName(place.method).stream()
            .filter(it -> it.argumentTypeNames().contains(place.argument))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no " + place));
    var stop = machine.eventRequestManager().createBreakpointRequest(method.location());
    stop.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    stop.putProperty(Place.class, place);
    stop.enable();
  }

  /**
   * By a thread of its own: the console stands still while one of its classes is told of. And all
   * is resumed by that one too: what another resumes may be stopped again before that one knows
   * that it ran. It waits for nobody, since several runs stand still at a time.
   */
  private void listen() {
    try {
      while (!closing) {
        EventSet events = machine.eventQueue().remove(LOOK_MILLIS);
        if (events != null && !held(events)) {
          events.resume();
        }
        for (EventSet free = told.poll(); free != null; free = told.poll()) {
          free.resume();
        }
      }
    } catch (VMDisconnectedException e) {
      // killed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody was told of a stop there, who says when it goes on. */
  private boolean held(EventSet events) {
    boolean held = false;
    for (Event event : events) {
      switch (event) {
        case ClassPrepareEvent loaded ->
            stopAt((Place) loaded.request().getProperty(Place.class), loaded.referenceType());
        case BreakpointEvent stopped -> held |= held(stopped, events);
        default -> {}
      }
    }
    return held;
  }

  private boolean held(BreakpointEvent event, EventSet events) {
    var place = (Place) event.request().getProperty(Place.class);
    ThreadReference thread = event.thread();
    if (place.where == Where.TAKEN) {
      pairs.put(thread.uniqueID(), pairOf((ObjectReference) read(argument(place, thread), "run")));
    }
    Optional<Watch> watch = Optional.ofNullable(pairs.get(thread.uniqueID())).flatMap(watches);
    watch.ifPresent(it ->
        it.add(new Stop(place.where, place.stored, stepOf(place, thread), () -> told.add(events))));
    return watch.isPresent();
  }

  private static String pairOf(ObjectReference run) {
    var id = (ObjectReference) read(run, "pair");
    return new UUID(
            ((LongValue) read(id, "mostSigBits")).value(),
            ((LongValue) read(id, "leastSigBits")).value())
        .toString();
  }

  private static String stepOf(Place place, ThreadReference thread) {
    if (place.where != Where.BEGINS) {
      return "";
    }
    ObjectReference it = argument(place, thread);
    var step = it.type().name().endsWith("Carry") ? (ObjectReference) read(it, "step") : it;
    return ((StringReference) read(step, "id")).value();
  }

  private static ObjectReference argument(Place place, ThreadReference thread) {
    try {
      for (Value value : thread.frame(0).getArgumentValues()) {
        if (value instanceof ObjectReference it && it.type().name().equals(place.argument)) {
          return it;
        }
      }
      throw new IllegalStateException("nothing to see at " + place);
    } catch (com.sun.jdi.IncompatibleThreadStateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Value read(ObjectReference from, String field) {
    return from.getValue(from.referenceType().fieldByName(field));
  }

  /** Lets the console go on without a debugger; one that has ended is left alone. */
  @Override
  public void close() {
    closing = true;
    try {
      listener.join();
      machine.dispose();
    } catch (VMDisconnectedException e) {
      // killed meanwhile
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
