package pairkeeper.core.plan;

/** What may be done with a step whose execution was interrupted and whose goal is not met. */
public enum Safety {
  /** Carrying it out twice is the same as once. */
  REPEATABLE,
  /** A person decides whether it is carried out again. */
  ASK
}
