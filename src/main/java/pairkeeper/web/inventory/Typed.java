package pairkeeper.web.inventory;

import java.util.UUID;

/** What comes out of a field: the container makes nothing typed null. */
final class Typed {
  private Typed() {}

  static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }

  static UUID id(String typed) {
    return typed == null || typed.isBlank() ? null : UUID.fromString(typed);
  }
}
