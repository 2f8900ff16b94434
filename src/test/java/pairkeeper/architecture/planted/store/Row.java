package pairkeeper.architecture.planted.store;

/** Planted: a row, for others to name without leave. */
public class Row {}
