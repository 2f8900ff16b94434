package pairkeeper.core.plan;

/** What the answer of a probing command must be for a {@link Goal} to be met. */
public sealed interface Expect {

  /** Whether an answer meets the expectation; standard output is trimmed before. */
  boolean isMetBy(int exitCode, String output);

  /** The command ends with exit code 0. */
  record ExitZero() implements Expect {
    @Override
    public boolean isMetBy(int exitCode, String output) {
      return exitCode == 0;
    }
  }

  /** The command ends with 0 and prints exactly this. */
  record Prints(String text) implements Expect {
    @Override
    public boolean isMetBy(int exitCode, String output) {
      return exitCode == 0 && output.strip().equals(text);
    }
  }

  /** The command ends with 0 and its whole output matches this regular expression. */
  record PrintsLike(String regex) implements Expect {
    @Override
    public boolean isMetBy(int exitCode, String output) {
      return exitCode == 0
          && java.util.regex.Pattern.compile(regex, java.util.regex.Pattern.DOTALL)
              .matcher(output.strip())
              .matches();
    }
  }
}
