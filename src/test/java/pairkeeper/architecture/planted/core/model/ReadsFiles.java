package pairkeeper.architecture.planted.core.model;

/** Planted: core does I/O. */
class ReadsFiles {
  java.nio.file.Path file;
}
