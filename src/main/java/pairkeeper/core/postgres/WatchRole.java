package pairkeeper.core.postgres;

import java.util.List;

/**
 * Whether the role that asks sees what watching needs: the replication views show others' rows only
 * to superusers and, since 10, to members of pg_monitor (PostgreSQL documentation, "Predefined
 * Roles").
 *
 * @param name the role
 */
public record WatchRole(String name, boolean sees) {
  /** One row of two columns, which {@link #of} reads. */
  public static final String SQL =
      """
      select current_user::text,
        (rolsuper or case when to_regrole('pg_monitor') is not null
          then pg_has_role(current_user, 'pg_monitor', 'usage') else false end)::text
      from pg_roles where rolname = current_user
      """;

  public static WatchRole of(List<String> columns) {
    return new WatchRole(columns.get(0), "true".equals(columns.get(1)));
  }
}
