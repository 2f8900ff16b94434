package pairkeeper.architecture.planted.remote;

/** Planted: remote names store. */
class NamesStore {
  pairkeeper.architecture.planted.store.Row row;
}
