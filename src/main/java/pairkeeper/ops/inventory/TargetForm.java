package pairkeeper.ops.inventory;

import static pairkeeper.ops.inventory.HostForm.stripped;

import java.util.UUID;
import pairkeeper.core.model.Target;

/**
 * What people say about a target.
 *
 * @param site null for the customer's first site
 * @param kind null for a second medium
 * @param on the machine that it lies on
 * @param path absolute directory or ZFS dataset; "" where an application needs none
 */
public record TargetForm(
    UUID customer, UUID site, Target.Kind kind, String name, HostForm on, String path) {

  public TargetForm {
    kind = kind == null ? Target.Kind.SECOND_MEDIUM : kind;
    name = stripped(name);
    path = stripped(path);
    if (path.length() > 1 && path.startsWith("/") && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
  }
}
