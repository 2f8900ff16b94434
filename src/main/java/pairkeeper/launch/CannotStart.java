package pairkeeper.launch;

import java.util.Map;

/**
 * Why the console cannot start, as a text of {@code launch.failed.*} with its arguments. Thrown
 * only within this package; the launcher says it and ends the process with the code.
 */
final class CannotStart extends Exception {
  /** A setting is wrong, or the data folder cannot be used. */
  static final int BAD_SETTING = 2;

  /** The console's own database cannot be reached or brought up to date. */
  static final int DATABASE = 3;

  /** The runtime is up but the console in it is not. */
  static final int DEPLOYMENT = 4;

  private static final long serialVersionUID = 1;

  private final int code;
  private final String key;
  private final transient Map<String, String> args;

  CannotStart(int code, String key, Map<String, String> args) {
    super(key, null, false, false);
    this.code = code;
    this.key = key;
    this.args = Map.copyOf(args);
  }

  /** What the process ends with; never 0. */
  int code() {
    return code;
  }

  String key() {
    return key;
  }

  Map<String, String> args() {
    return args;
  }
}
