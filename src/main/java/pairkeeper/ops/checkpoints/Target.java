package pairkeeper.ops.checkpoints;

/** A place outside of the console's database to which checkpoints are brought. */
interface Target {
  /** {@code file}, {@code webhook} or {@code mail}; never changes. */
  String name();

  /** Where that is, for people; no secret. */
  String place();

  /**
   * Brings one checkpoint there.
   *
   * @return the key of the text that says why it failed, or "" when it is there
   */
  String deliver(long number, String line);
}
