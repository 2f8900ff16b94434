package pairkeeper.architecture.planted.api;

/** Planted: api names remote. */
class NamesRemote {
  pairkeeper.architecture.planted.remote.Wire wire;
}
