package pairkeeper.architecture.planted.launch;

/** Planted: the launcher names ops. */
class NamesOps {
  pairkeeper.architecture.planted.ops.UseCase useCase;
}
