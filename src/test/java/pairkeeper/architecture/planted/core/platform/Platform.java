package pairkeeper.architecture.planted.core.platform;

/** Planted: stands for the real one. */
public interface Platform {}
