package pairkeeper.core.model;

/** How the console gets root's or the database owner's rights after it logged in by SSH. */
public enum Privilege {
  /** The login user is root. */
  ROOT,
  /** {@code sudo -n} works for the login user. */
  SUDO,
  /** The login user is the operating system user that owns PostgreSQL; no root rights at all. */
  OS_USER
}
