package pairkeeper.architecture.planted.verify;

/** Planted: verify names store. */
class NamesStore {
  pairkeeper.architecture.planted.store.Row row;
}
