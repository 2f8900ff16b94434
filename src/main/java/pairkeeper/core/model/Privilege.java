package pairkeeper.core.model;

import java.util.Locale;

/** How the console gets root's or the database owner's rights after it logged in by SSH. */
public enum Privilege {
  /** The login user is root. */
  ROOT,
  /** By sudo, which may ask for a password: see {@link Host#sudoCredential()}. */
  SUDO,
  /** The login user is the operating system user that owns PostgreSQL; no root rights at all. */
  OS_USER;

  /** The API's word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws Refused when there is no such way
   */
  public static Privilege of(String word) {
    for (Privilege privilege : values()) {
      if (privilege.word().equals(word)) {
        return privilege;
      }
    }
    throw new Refused("privilege", Text.of("inventory.refused.privilege"));
  }
}
