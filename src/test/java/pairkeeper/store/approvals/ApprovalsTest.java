package pairkeeper.store.approvals;

import pairkeeper.store.TestDatabase;

/** Requests for approvals on H2. */
class ApprovalsTest extends DecidedOnce {
  @Override
  TestDatabase opened() {
    return new TestDatabase();
  }
}
