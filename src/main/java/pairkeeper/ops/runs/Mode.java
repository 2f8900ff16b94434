package pairkeeper.ops.runs;

/** How a step is taken up. */
enum Mode {
  /** Never begun before in this run. */
  FIRST,
  /** It failed, or a person wants it again. */
  AGAIN,
  /** Nobody knows how the last attempt ended. */
  DOUBT,
  /** It may still be going on by itself; the same attempt continues. */
  REATTACH,
  /** A person says that it is not done and will not be: only the clean-up is left. */
  GIVEN_UP
}
