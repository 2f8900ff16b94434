package pairkeeper.architecture.planted.store;

/** Planted: a transaction outside of ops. */
class UsesTransactions {
  jakarta.transaction.UserTransaction transaction;
}
