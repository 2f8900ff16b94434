package pairkeeper.core.platform;

import java.util.List;
import pairkeeper.core.plan.Command;

/**
 * Whether the directory or ZFS dataset of a target is there: one question, which changes nothing,
 * and its answer.
 *
 * @param state what was found
 * @param freeBytes bytes that are free there, -1 where that was not told
 */
public record TargetPlace(State state, long freeBytes) {
  private static final String BODY =
      """
      PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin; export PATH
      case $1 in
        /*)
          if [ -d "$1" ]; then
            echo "THERE $(df -Pk "$1" | awk 'NR == 2 { printf "%.0f", $4 * 1024 }')"
          else echo ABSENT; fi ;;
        *)
          if ! command -v zfs >/dev/null 2>&1; then echo NO_ZFS
          elif free=$(zfs get -Hpo value available "$1" 2>/dev/null); then echo "THERE $free"
          else echo ABSENT; fi ;;
      esac
      """;

  /** What was found. */
  public enum State {
    THERE,
    ABSENT,
    /** The path names a dataset, but the host has no ZFS. */
    NO_ZFS
  }

  /**
   * @param user root, or the login user where there are no root rights
   * @param path absolute directory or dataset
   */
  public static Command question(String user, String path) {
    return new Command.Script(user, "target-place", BODY, List.of(path));
  }

  /**
   * @throws IllegalArgumentException when this is not what the question prints
   */
  public static TargetPlace read(String out) {
    String[] words = out.strip().split(" ");
    boolean told = words.length > 1 && words[1].matches("[0-9]{1,18}");
    return new TargetPlace(State.valueOf(words[0]), told ? Long.parseLong(words[1]) : -1);
  }
}
