package pairkeeper.chaos;

/** The product broke a promise; the campaign ends with it. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }
}
