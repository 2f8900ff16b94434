package pairkeeper.core.job;

import java.time.Instant;

/**
 * What a standby's host said about the place of a rehearsal's copy.
 *
 * @param login "yes" when the standby lets its own owner copy it, else its words
 */
public record RehearsalPlace(SparePlace place, String login) {
  private static final String LOGIN = "login ";

  /** Reads lines of a name, a blank and a value; what is not there stays unknown. */
  public static RehearsalPlace read(String output, Instant at) {
    String login =
        output
            .lines()
            .filter(line -> line.startsWith(LOGIN))
            .map(line -> line.substring(LOGIN.length()).strip())
            .findFirst()
            .orElse("");
    return new RehearsalPlace(SparePlace.read(output, at), login);
  }
}
