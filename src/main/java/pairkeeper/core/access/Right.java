package pairkeeper.core.access;

/** What a role allows, asked for one customer or for the whole console. */
public enum Right {
  /** See pairs, status, runs and their dossiers. */
  LOOK,
  /** Change the inventory, credentials and host keys. */
  EDIT,
  /** Build plans, start runs, answer, resume and abandon them. */
  RUN,
  /** Agree to another person's plan. */
  APPROVE,
  /** Read and verify the audit. */
  AUDIT,
  /** Manage users, roles and tokens. */
  ADMINISTER
}
