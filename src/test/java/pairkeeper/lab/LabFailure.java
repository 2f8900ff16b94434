// Says that the lab itself, or a command that a test relied on, did not work.
package pairkeeper.lab;

/** The lab itself, or a command that a test relied on, did not work: always a failed test. */
public final class LabFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LabFailure(String message) {
    super(message);
  }

  LabFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
