package pairkeeper.core.configfile;

import java.util.List;

/**
 * A pg_hba.conf after a line was put into it.
 *
 * @param text the whole file
 * @param changed false when the line stood there already, before all that could match earlier
 * @param passed records of the file that would have decided earlier than the line, had it been
 *     added at the end; the line now comes before them. A person should see them: one may be a
 *     refusal that somebody meant
 */
public record HbaChange(String text, boolean changed, List<HbaEntry> passed) {
  public HbaChange {
    passed = List.copyOf(passed);
  }
}
