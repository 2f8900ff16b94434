package pairkeeper.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/**
 * The one place where ops gets the time from: inject {@link Clock} or {@code
 * java.time.InstantSource}; tests hand over a fixed one.
 */
@ApplicationScoped
public class Clocks {

  /** The machine's clock, in UTC. */
  @Produces
  public Clock clock() {
    return Clock.systemUTC();
  }
}
