package pairkeeper.crash;

import com.sun.jdi.Bootstrap;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A debugger on a console, which stops a run's thread where a step begins and where it has ended.
 * It looks from outside: the console is the packaged one and was started with the debugger's port.
 */
final class Debugger implements AutoCloseable {
  private static final String RUNS = "pairkeeper.ops.runs.";

  /** A method at whose beginning a step begins or has ended. */
  private record Place(String type, String method, String argument, boolean begins) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(RUNS + "StepWorker", "carry", RUNS + "Next$Carry", true),
          new Place(RUNS + "Masker", "mask", RUNS + "Ended", false),
          new Place(RUNS + "Stepping", "note", "pairkeeper.core.plan.Step$Note", true),
          new Place(RUNS + "Stepping", "ask", "pairkeeper.core.plan.Step$Ask", true),
          new Place(RUNS + "Stepping", "end", RUNS + "Ended", false));

  private final VirtualMachine machine;
  private final BlockingQueue<Stop> stops = new LinkedBlockingQueue<>();
  private final Thread listener = new Thread(this::listen, "debugger");

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /**
   * A thread of the console that stands still at a place until it is told to go on.
   *
   * @param step the id of the step that begins there, or nothing
   */
  record Stop(String step, boolean begins, CountDownLatch told) {
    void goOn() {
      told.countDown();
    }
  }

  /** Connects to a console that listens for a debugger on this port of this machine. */
  static Debugger attach(int port) {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(it -> it.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    var arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(Integer.toString(port));
    try {
      var debugger = new Debugger(connector.attach(arguments));
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
   * The next thread that is stopped at a place.
   *
   * @return empty when none was within that time
   */
  Optional<Stop> next(long millis) {
    try {
      return Optional.ofNullable(stops.poll(millis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * By a thread of its own: the console stands still while one of its classes is told of. And by
   * one alone: what another resumes may be stopped again before that one knows that it ran.
   */
  private void listen() {
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          switch (event) {
            case ClassPrepareEvent loaded -> loaded(loaded.referenceType());
            case BreakpointEvent stopped -> {
              Stop stop = stop(stopped);
              stops.add(stop);
              stop.told.await();
            }
            default -> {}
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      // killed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loaded(ReferenceType type) {
    PLACES.stream()
        .filter(place -> place.type.equals(type.name()))
        .forEach(place -> stopAt(place, type));
  }

  private static Stop stop(BreakpointEvent event) {
    var place = (Place) event.request().getProperty(Place.class);
    String step = place.begins ? stepOf(place, event.thread()) : "";
    return new Stop(step, place.begins, new CountDownLatch(1));
  }

  private static String stepOf(Place place, ThreadReference thread) {
    try {
      for (Value value : thread.frame(0).getArgumentValues()) {
        if (value instanceof ObjectReference it && it.type().name().equals(place.argument)) {
          ObjectReference step =
              it.type().name().endsWith("Carry") ? (ObjectReference) read(it, "step") : it;
          return ((StringReference) read(step, "id")).value();
        }
      }
      throw new IllegalStateException("no step at " + place);
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
    listener.interrupt();
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
