package pairkeeper.architecture.planted.remote;

/** Planted: starts a process on the console's own machine. */
class StartsAProcess {
  ProcessBuilder builder;
}
