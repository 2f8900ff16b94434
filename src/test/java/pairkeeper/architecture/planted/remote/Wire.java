package pairkeeper.architecture.planted.remote;

/** Planted: a wire, for others to name without leave. */
public class Wire {}
