// What a command said and how it ended.
package pairkeeper.lab;

/**
 * What a command said and how it ended.
 *
 * @param code the exit code, 0 for success
 * @param output standard output without the last line break
 * @param errors standard error without the last line break
 */
public record Outcome(int code, String output, String errors) {
  /** Whether the command succeeded. */
  public boolean ok() {
    return code == 0;
  }
}
