package pairkeeper.architecture.planted.core.model;

/** Planted: core names store. */
class NamesStore {
  pairkeeper.architecture.planted.store.Row row;
}
