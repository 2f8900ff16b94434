package pairkeeper.core.model;

import java.util.UUID;

/** What was asked for does not exist, or not for this person; nobody can tell which. */
public class NotThere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotThere(String what, UUID id) {
    super(what + " " + id);
  }
}
