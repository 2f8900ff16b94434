package pairkeeper.ops.inventory;

/** The key is missing, wrong or open to others: the console does not start. */
public class UnsafeKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsafeKey(String message) {
    super(message);
  }
}
