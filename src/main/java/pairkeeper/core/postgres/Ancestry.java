package pairkeeper.core.postgres;

/** How one server's end of WAL relates to another server's history. */
public sealed interface Ancestry {

  /**
   * Both are on one timeline. That proves nothing about equal content when both were writable: such
   * a server may only be copied anew.
   */
  record SameTimeline() implements Ancestry {}

  /** It ended at or before the fork: it can follow as it is. */
  record Before(Lsn fork) implements Ancestry {}

  /**
   * It wrote on after the fork: it must be rewound or copied anew.
   *
   * @param bytes WAL that only it has
   */
  record Beyond(Lsn fork, long bytes) implements Ancestry {}

  /** Its timeline is no ancestor: another history altogether. */
  record Unrelated() implements Ancestry {}
}
