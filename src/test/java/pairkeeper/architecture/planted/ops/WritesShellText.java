package pairkeeper.architecture.planted.ops;

/** Planted: writes shell text outside of remote. */
class WritesShellText {
  String text() {
    return pairkeeper.architecture.planted.core.plan.ShellText.of(this);
  }
}
