package pairkeeper.architecture.planted.ops;

/** Planted: persistence outside of store. */
class UsesPersistence {
  jakarta.persistence.EntityManager entities;
}
