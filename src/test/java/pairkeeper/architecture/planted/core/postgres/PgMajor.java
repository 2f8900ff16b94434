package pairkeeper.architecture.planted.core.postgres;

/** Planted: stands for the real one. */
public record PgMajor(int versionNum) {}
