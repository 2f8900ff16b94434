package pairkeeper.chaos;

import java.time.Duration;
import java.time.Instant;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Write;

/** The time from the moment when an old primary got its power back until it was fenced. */
record Returned(LabHost host, Instant from, Instant to) {
  /** Whether it took this write in that time. */
  boolean took(Write write) {
    return write.server().equals(host.address())
        && !write.acknowledged().isBefore(from)
        && !write.asked().isAfter(to);
  }

  /** Whether it was up at that moment. */
  boolean saw(LabHost where, Instant at) {
    return where.equals(host) && !at.isBefore(from) && !at.isAfter(to);
  }

  Duration lasted() {
    return Duration.between(from, to);
  }
}
