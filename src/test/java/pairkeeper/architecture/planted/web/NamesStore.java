package pairkeeper.architecture.planted.web;

/** Planted: web names store. */
class NamesStore {
  pairkeeper.architecture.planted.store.Row row;
}
