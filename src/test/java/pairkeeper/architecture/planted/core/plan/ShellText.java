package pairkeeper.architecture.planted.core.plan;

/** Planted: stands for the real one. */
public class ShellText {
  public static String of(Object command) {
    return String.valueOf(command);
  }
}
