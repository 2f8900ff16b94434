package pairkeeper.architecture.planted.store;

/** Planted: store names remote. */
class NamesRemote {
  pairkeeper.architecture.planted.remote.Wire wire;
}
