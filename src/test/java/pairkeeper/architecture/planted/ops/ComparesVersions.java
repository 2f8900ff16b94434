package pairkeeper.architecture.planted.ops;

/** Planted: compares versions outside of core.postgres. */
class ComparesVersions {
  boolean old(pairkeeper.architecture.planted.core.postgres.PgMajor major) {
    return major.versionNum() < 120_000;
  }
}
