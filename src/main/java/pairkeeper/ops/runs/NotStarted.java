package pairkeeper.ops.runs;

import java.util.List;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;

/**
 * The plan cannot be carried out any more, though what the person typed is right: they build a new
 * one. Nothing was started.
 */
public class NotStarted extends Refused {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    /** The hash is not that of the stored plan. */
    OTHER_PLAN,
    /** Older than 30 minutes. */
    EXPIRED,
    /** A guard forbids it. */
    BLOCKED,
    /** Facts differ from those in the plan. */
    CHANGED,
    /** It was run already. */
    USED,
    /** A second person has to agree first. */
    NEEDS_APPROVAL,
    /** Another run has worked on the pair since. */
    OVERTAKEN,
    /** This release cannot read or check such a plan. */
    UNREADABLE
  }

  private final Why why;
  private final transient List<GuardResult> guards;
  private final transient List<String> differences;

  NotStarted(Why why, Text text, List<GuardResult> guards, List<String> differences) {
    super("", text);
    this.why = why;
    this.guards = List.copyOf(guards);
    this.differences = List.copyOf(differences);
  }

  NotStarted(Why why, Text text) {
    this(why, text, List.of(), List.of());
  }

  public Why why() {
    return why;
  }

  /** The guards as they were read now, when they are why. */
  public List<GuardResult> guards() {
    return guards;
  }

  /** Names of the facts that changed, when they are why. */
  public List<String> differences() {
    return differences;
  }
}
