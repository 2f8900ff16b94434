package pairkeeper.core.hook;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pairkeeper.core.model.OsUser;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/** One thing that a customer wants done around a change of roles. Each refusal names its field. */
public sealed interface Hook {
  /** What people call it, 1 to 80 characters. */
  String name();

  Moment moment();

  /** At least one runbook. */
  Set<Occasion> on();

  /** Whether the run ends, with nothing switched, when it fails; only before. */
  boolean vital();

  /**
   * A program with its arguments, given to it as they are.
   *
   * @param user operating system user under which it runs
   * @param words 1 to 100, together at most 4000 characters
   * @param limitSeconds 1 to 3600, after an abort 1 to 50: then it is ended and counts as failed
   */
  record Command(
      String name,
      Moment moment,
      Set<Occasion> on,
      Place place,
      String user,
      List<String> words,
      int limitSeconds,
      boolean vital)
      implements Hook {
    /** Seconds that it may take at most. */
    public static final int LONGEST = 3600;

    /** Seconds after an abort: it belongs to what is cleaned up, which has a minute. */
    public static final int LONGEST_ABORTED = 50;

    public Command {
      on = checked(name, moment, on, vital);
      OsUser.require("user", user);
      words = CommandWords.require("command", words);
      int longest = moment == Moment.ABORTED ? LONGEST_ABORTED : LONGEST;
      if (limitSeconds < 1 || limitSeconds > longest) {
        throw new Refused("limitSeconds", Text.of("hooks.refused.limit", "most", longest));
      }
      if (moment == Moment.ABORTED && !on.equals(Set.of(Occasion.SWITCHOVER))) {
        throw new Refused("runbooks", Text.of("hooks.refused.aborted-only"));
      }
    }
  }

  /**
   * Something that a person does or finds out, and says so with a remark.
   *
   * @param question one line of 1 to 1000 characters, in the customer's or the team's own words
   */
  record Question(String name, Moment moment, Set<Occasion> on, String question, boolean vital)
      implements Hook {
    public Question {
      on = checked(name, moment, on, vital);
      Words.line("question", question, 1000);
      if (moment == Moment.ABORTED) {
        throw new Refused("moment", Text.of("hooks.refused.aborted-question"));
      }
    }
  }

  private static Set<Occasion> checked(
      String name, Moment moment, Set<Occasion> on, boolean vital) {
    Words.line("name", name, 80);
    if (moment == null) {
      throw new Refused("moment", Text.of("inventory.refused.missing"));
    }
    if (on == null || on.isEmpty()) {
      throw new Refused("runbooks", Text.of("hooks.refused.runbooks"));
    }
    if (vital && moment != Moment.BEFORE) {
      throw new Refused("onFailure", Text.of("hooks.refused.too-late"));
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(on));
  }
}
