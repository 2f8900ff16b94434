// One line of a lab host's journal.
package pairkeeper.lab;

import java.time.Instant;

/**
 * One real execution on a lab host, or (parent {@code server}) one event that PostgreSQL noted in
 * its own log.
 *
 * @param at when it began, by the machine's clock
 * @param user the effective user's name
 * @param parent the name of the process that started it
 * @param command the words as a shell would quote them, the program's name without its folder
 */
public record Executed(Instant at, String user, String parent, String command) {
  static Executed parse(String line) {
    String[] fields = line.split("\t", 4);
    return new Executed(Instant.parse(fields[0]), fields[1], fields[2], fields[3].strip());
  }
}
