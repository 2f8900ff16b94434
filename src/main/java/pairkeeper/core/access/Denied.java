package pairkeeper.core.access;

import java.util.UUID;

/**
 * Somebody who may see a thing tried what their role does not allow; for what they may not even see
 * it is {@code NotThere}, so that nobody learns of other customers. Pages answer with the page for
 * forbidden acts, the API with 403.
 */
public class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Right right;

  public Denied(Right right, UUID customer) {
    super(right + " for " + (customer == null ? "all customers" : customer));
    this.right = right;
  }

  /** The right that is missing. */
  public Right right() {
    return right;
  }
}
