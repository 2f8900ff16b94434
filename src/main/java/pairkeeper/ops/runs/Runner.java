package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.plan.StepState;
import pairkeeper.ops.live.Changed;
import pairkeeper.remote.DetachedCommands;

/**
 * Carries a stored plan out, step by step: each beginning is stored before, each end after the work,
 * and no transaction is open while a server works.
 */
public class Runner {
  private static final System.Logger LOG = System.getLogger(Runner.class.getName());

  private final Logbook book;
  private final StepWorker worker;
  private final Function<UUID, Secret> secrets;
  private final Consumer<Changed> live;
  private final Clock clock;

  /**
   * @param secrets the secret that a plan's placeholder names; null when there is none
   * @param live told of each change, outside of transactions
   */
  Runner(
      Logbook book,
      StepWorker worker,
      Function<UUID, Secret> secrets,
      Consumer<Changed> live,
      Clock clock) {
    this.book = book;
    this.worker = worker;
    this.secrets = secrets;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Takes a run over and carries it out until it ends or waits for a person; does nothing when
   * somebody else has it or nothing is to be done.
   *
   * @param queued the fence with which the run was handed to the scheduler
   */
  public void carryOut(UUID run, long queued) {
    book.take(run, queued).ifPresent(this::carryOut);
    live.accept(Changed.run(run));
  }

  private void carryOut(Taken taken) {
    var masker = masker(taken);
    try {
      Next next = entered(taken, () -> book.first(taken));
      int repeats = 0;
      while (next instanceof Next.Carry carry) {
        tell(taken, carry.position());
        Ended ended = masker.mask(carried(taken, carry, repeats, masker));
        if (ended.state() == StepState.UNKNOWN && !ended.looked()) {
          repeats = carry.mode() == Mode.DOUBT ? repeats + 1 : 0;
          next = entered(taken, () -> book.doubt(taken, carry.position(), ended));
        } else {
          repeats = 0;
          next = entered(taken, () -> book.next(taken, carry.position(), ended));
          if (ended.state().passed() || ended.state() == StepState.FAILED) {
            worker.tidy(taken.run().id(), carry);
          }
        }
      }
      live.accept(Changed.pair(taken.run().pair()));
    } catch (TakenOver gone) {
      LOG.log(Level.WARNING, "run {0} was taken over: {1}", taken.run().number(), gone.getMessage());
    }
  }

  /** A refused change of the inventory fails its step; whatever was stored with it is stored again. */
  private Next entered(Taken taken, java.util.function.Supplier<Next> storing) {
    try {
      return storing.get();
    } catch (NoteRefused refused) {
      throw refused;
    }
  }

  private Ended carried(Taken taken, Next.Carry carry, int repeats, Masker masker) {
    int position = carry.position();
    var report =
        new LiveReport(
            clock,
            masker,
            taken.inGap(position),
            text -> {
              book.output(taken, position, text);
              tell(taken, position);
            },
            progress -> {
              book.progress(taken, position, progress);
              tell(taken, position);
            });
    return worker.carry(taken.run().id(), carry, repeats, report);
  }

  private void tell(Taken taken, int position) {
    if (!taken.inGap(position)) {
      live.accept(Changed.run(taken.run().id()));
    }
  }

  private Masker masker(Taken taken) {
    return null;
  }
}
