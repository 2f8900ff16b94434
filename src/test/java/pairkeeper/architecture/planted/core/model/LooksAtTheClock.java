package pairkeeper.architecture.planted.core.model;

/** Planted: core asks the clock. */
class LooksAtTheClock {
  java.time.Instant at() {
    return java.time.Instant.now();
  }
}
