package pairkeeper.core.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Text;

/**
 * What is to be told, in no language.
 *
 * @param key what happened to what and when: nothing is told twice on a channel under one key
 * @param about what it is about, {@code pair:<id>}: messages about one thing arrive in their order
 * @param matter why it is told: a {@link Matter}'s word
 * @param state how it stands now, in a word for programs: {@code critical}, {@code healthy}
 * @param customer whose it is; null where it is nobody's
 * @param pair or null
 * @param at when it was decided that it is told
 */
public record Message(
    String key,
    String about,
    String matter,
    String state,
    UUID customer,
    UUID pair,
    Instant at,
    Words words) {

  /**
   * What people read.
   *
   * @param title one line with the names of pair and customer in it
   * @param customer its name, or ""
   * @param pair its name, or ""
   * @param lines what is known about it, the most important first
   */
  public record Words(Text title, String customer, String pair, List<Line> lines) {
    public Words {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line.
   *
   * @param label of whom it speaks, a server's name, or ""
   */
  public record Line(String label, Text text) {}
}
