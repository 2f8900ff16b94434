package pairkeeper.architecture.planted.ops;

/** Planted: a use case, for others to name without leave. */
public class UseCase {}
