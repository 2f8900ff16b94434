package pairkeeper.ops.scheduling;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;

/**
 * The tasks of one package of ops. An {@code @ApplicationScoped} bean of this type is all it takes
 * for the scheduler to know them; recurring ones are started with the console.
 *
 * <p>A task's data, where it has any, is a {@link String}: mostly none is needed, since the
 * instance's name can be the id of a run or of a job. A task may be carried out twice when a node
 * dies, so it asks first whether its work is done.
 */
public interface ScheduledWork {
  /** The tasks; asked once, at start. Names are unique over the console and never change. */
  List<Task<?>> tasks();

  /** Beside which other works one of these tasks is carried out. */
  default Lane lane(Task<?> task) {
    return Lane.CONSOLE;
  }
}
