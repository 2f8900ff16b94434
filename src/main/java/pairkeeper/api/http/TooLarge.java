package pairkeeper.api.http;

/** A body of more than a megabyte. */
class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
