package pairkeeper.architecture.planted.core.plan;

/** Planted: plan names runbook, which names plan. */
class NamesRunbook {
  pairkeeper.architecture.planted.core.runbook.Recipe recipe;
}
